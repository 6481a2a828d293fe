@NullMarked
package io.signalbox.track.erasure;

import org.jspecify.annotations.NullMarked;
