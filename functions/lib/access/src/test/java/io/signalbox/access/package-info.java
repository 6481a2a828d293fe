@NullMarked
package io.signalbox.access;

import org.jspecify.annotations.NullMarked;
