/**
 * TAXII 2.1 (OASIS): feeds as collections of indicators. A collection is a feed, read with the same
 * grants; no state is kept for its readers.
 */
@NullMarked
package io.signalbox.taxii;

import org.jspecify.annotations.NullMarked;
