@NullMarked
package io.signalbox.taxii;

import org.jspecify.annotations.NullMarked;
