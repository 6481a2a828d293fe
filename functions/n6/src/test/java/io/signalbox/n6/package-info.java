@NullMarked
package io.signalbox.n6;

import org.jspecify.annotations.NullMarked;
