@NullMarked
package io.signalbox.runtime;

import org.jspecify.annotations.NullMarked;
