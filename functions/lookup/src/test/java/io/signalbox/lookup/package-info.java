@NullMarked
package io.signalbox.lookup;

import org.jspecify.annotations.NullMarked;
