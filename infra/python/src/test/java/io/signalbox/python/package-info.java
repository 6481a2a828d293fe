@NullMarked
package io.signalbox.python;

import org.jspecify.annotations.NullMarked;
