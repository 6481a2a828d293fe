@NullMarked
package io.signalbox.delivery;

import org.jspecify.annotations.NullMarked;
