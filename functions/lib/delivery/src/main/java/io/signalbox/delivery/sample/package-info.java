/** The test of a destination: one marked sample, and what was seen on its way. */
@NullMarked
package io.signalbox.delivery.sample;

import org.jspecify.annotations.NullMarked;
