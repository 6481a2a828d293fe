/** The keys and certificates that the hub uses: where, until when, and whether they can be used. */
@NullMarked
package io.signalbox.keys;

import org.jspecify.annotations.NullMarked;
