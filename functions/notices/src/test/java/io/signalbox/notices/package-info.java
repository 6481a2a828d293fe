@NullMarked
package io.signalbox.notices;

import org.jspecify.annotations.NullMarked;
