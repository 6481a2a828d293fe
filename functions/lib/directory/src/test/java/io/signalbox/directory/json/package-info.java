@NullMarked
package io.signalbox.directory.json;

import org.jspecify.annotations.NullMarked;
