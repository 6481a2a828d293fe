@NullMarked
package io.signalbox.fuzz.bomb;

import org.jspecify.annotations.NullMarked;
