@NullMarked
package io.signalbox.console.screen;

import org.jspecify.annotations.NullMarked;
