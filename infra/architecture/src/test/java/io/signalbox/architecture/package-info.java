@NullMarked
package io.signalbox.architecture;

import org.jspecify.annotations.NullMarked;
