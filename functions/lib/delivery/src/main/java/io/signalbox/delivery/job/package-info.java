/** Operations over many readers of a destination. */
@NullMarked
package io.signalbox.delivery.job;

import org.jspecify.annotations.NullMarked;
