@NullMarked
package io.signalbox.directory.edit;

import org.jspecify.annotations.NullMarked;
