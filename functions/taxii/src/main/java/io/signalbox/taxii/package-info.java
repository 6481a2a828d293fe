/**
 * TAXII 2.1 (OASIS): feeds as collections of indicators, and collections to which clients add
 * objects. A collection is a feed, read with the same grants; no state is kept for its readers, and
 * the statuses of requests alone for writers.
 */
@NullMarked
package io.signalbox.taxii;

import org.jspecify.annotations.NullMarked;
