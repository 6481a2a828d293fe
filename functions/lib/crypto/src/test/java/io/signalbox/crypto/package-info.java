@NullMarked
package io.signalbox.crypto;

import org.jspecify.annotations.NullMarked;
