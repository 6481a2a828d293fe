@NullMarked
package io.signalbox.directory;

import org.jspecify.annotations.NullMarked;
