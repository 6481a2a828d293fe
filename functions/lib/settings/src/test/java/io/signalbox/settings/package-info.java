@NullMarked
package io.signalbox.settings;

import org.jspecify.annotations.NullMarked;
