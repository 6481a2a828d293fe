@NullMarked
package io.signalbox.style;

import org.jspecify.annotations.NullMarked;
