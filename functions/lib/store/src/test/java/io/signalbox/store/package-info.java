/** What every implementation of the port keeps to. */
@NullMarked
package io.signalbox.store;

import org.jspecify.annotations.NullMarked;
