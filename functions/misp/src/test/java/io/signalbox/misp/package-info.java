@NullMarked
package io.signalbox.misp;

import org.jspecify.annotations.NullMarked;
