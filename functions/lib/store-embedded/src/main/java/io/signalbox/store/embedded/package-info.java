/**
 * The storage port on one machine: on RocksDB in a folder, or in memory.
 *
 * <p>Everything is rows of bytes, so that the order of keys is the order of their bytes.
 */
@NullMarked
package io.signalbox.store.embedded;

import org.jspecify.annotations.NullMarked;
