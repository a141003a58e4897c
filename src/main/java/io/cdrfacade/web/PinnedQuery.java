package io.cdrfacade.web;

import java.util.Set;

/**
 * Parameters that all links of an answer give the same values, whatever its request had.
 *
 * @param names names of the parameters
 * @param query the parameters with their values, encoded; may be empty
 */
public record PinnedQuery(Set<String> names, String query) {
}
