@NullMarked
package io.signalbox.delivery.drain;

import org.jspecify.annotations.NullMarked;
