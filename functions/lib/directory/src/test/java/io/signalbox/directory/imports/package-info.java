@NullMarked
package io.signalbox.directory.imports;

import org.jspecify.annotations.NullMarked;
