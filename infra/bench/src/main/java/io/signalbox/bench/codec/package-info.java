/** How fast envelopes are read, beside IntelMQ. */
@NullMarked
package io.signalbox.bench.codec;

import org.jspecify.annotations.NullMarked;
