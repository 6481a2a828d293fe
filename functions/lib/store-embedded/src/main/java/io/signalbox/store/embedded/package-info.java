/**
 * The storage port on H2's MVStore, in memory or in a folder of one machine.
 *
 * <p>Every map of the MVStore has bytes for keys and values, so that the order of keys is the order
 * of their bytes.
 */
@NullMarked
package io.signalbox.store.embedded;

import org.jspecify.annotations.NullMarked;
