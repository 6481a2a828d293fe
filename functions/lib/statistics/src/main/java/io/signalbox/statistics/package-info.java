/**
 * Counts the events of the journal in sheets. A sheet covers a range of the journal, from one
 * position to another, within one hour, day or month; it is written once and never changed. Each
 * begins where the one before it ended, so every entry is in exactly one sheet of a level, or not
 * yet in any. Whoever builds the next sheet inserts it if it is absent.
 */
@NullMarked
package io.signalbox.statistics;

import org.jspecify.annotations.NullMarked;
