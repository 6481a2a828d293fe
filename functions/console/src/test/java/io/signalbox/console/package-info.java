@NullMarked
package io.signalbox.console;

import org.jspecify.annotations.NullMarked;
