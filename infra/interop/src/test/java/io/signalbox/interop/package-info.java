@NullMarked
package io.signalbox.interop;

import org.jspecify.annotations.NullMarked;
