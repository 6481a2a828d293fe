/** The envelopes that a hub keeps, each once. */
@NullMarked
package io.signalbox.envelopes;

import org.jspecify.annotations.NullMarked;
