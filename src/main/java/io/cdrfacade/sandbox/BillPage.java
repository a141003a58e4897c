package io.cdrfacade.sandbox;

import java.util.List;

/**
 * One page of records.
 *
 * @param total how many there are on all pages
 * @param bills those of the page
 */
record BillPage(int total, List<Bill> bills) {
}
