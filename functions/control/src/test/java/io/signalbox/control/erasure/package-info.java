@NullMarked
package io.signalbox.control.erasure;

import org.jspecify.annotations.NullMarked;
