@NullMarked
package io.signalbox.directory.lookup;

import org.jspecify.annotations.NullMarked;
