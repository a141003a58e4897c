/**
 * Reads all calls of a range, page by page, for exports, summaries and changes. Each call
 * is read once and none is lost, also while calls end and rows move between the
 * platform's pages. {@link io.cdrfacade.calls.walk.CallWalks} starts a walk. How pages
 * are joined is explained in {@code docs/exports.md}.
 */
@NullMarked
package io.cdrfacade.calls.walk;

import org.jspecify.annotations.NullMarked;
