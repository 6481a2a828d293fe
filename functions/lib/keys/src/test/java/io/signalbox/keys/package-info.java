@NullMarked
package io.signalbox.keys;

import org.jspecify.annotations.NullMarked;
