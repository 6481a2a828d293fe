@NullMarked
package io.signalbox.transfer;

import org.jspecify.annotations.NullMarked;
