@NullMarked
package io.signalbox.local.attack;

import org.jspecify.annotations.NullMarked;
