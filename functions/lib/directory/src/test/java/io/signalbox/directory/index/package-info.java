@NullMarked
package io.signalbox.directory.index;

import org.jspecify.annotations.NullMarked;
