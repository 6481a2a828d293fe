@NullMarked
package io.signalbox.delivery.sample;

import org.jspecify.annotations.NullMarked;
