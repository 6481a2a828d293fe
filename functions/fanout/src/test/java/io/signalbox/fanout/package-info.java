@NullMarked
package io.signalbox.fanout;

import org.jspecify.annotations.NullMarked;
