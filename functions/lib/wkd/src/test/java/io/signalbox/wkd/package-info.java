@NullMarked
package io.signalbox.wkd;

import org.jspecify.annotations.NullMarked;
