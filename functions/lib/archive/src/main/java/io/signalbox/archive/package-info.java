/** The envelopes that a hub keeps, each once. */
@NullMarked
package io.signalbox.archive;

import org.jspecify.annotations.NullMarked;
