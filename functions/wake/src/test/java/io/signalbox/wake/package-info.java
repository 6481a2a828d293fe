@NullMarked
package io.signalbox.wake;

import org.jspecify.annotations.NullMarked;
