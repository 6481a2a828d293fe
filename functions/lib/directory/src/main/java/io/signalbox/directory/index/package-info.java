/**
 * An ordered map of text that changes as a whole: a B-tree of immutable blocks on the storage port.
 *
 * <p>Every block lies in the table under an id that is never used again. One item, the head, names
 * the blocks of the latest revision. A change writes new blocks for those that it touches and then
 * replaces the head if nobody else did. So a reader sees one revision whole, whatever it reads; a
 * change of any size is seen as a whole or not at all; and a change of one entry writes one block
 * per level, however many entries there are. A block that was read once is right for ever, which
 * makes caching exact.
 *
 * <p>The alternatives cost more where the hub runs. A snapshot of the whole directory in memory
 * takes about 100 MB for 100,000 objects in every function, and a second of computing at each cold
 * start. One item per entry needs no blocks, but a table's writes are atomic for one item alone, so
 * that readers would see half an import.
 */
@NullMarked
package io.signalbox.directory.index;

import org.jspecify.annotations.NullMarked;
