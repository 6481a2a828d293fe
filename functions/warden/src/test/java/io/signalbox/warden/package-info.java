@NullMarked
package io.signalbox.warden;

import org.jspecify.annotations.NullMarked;
