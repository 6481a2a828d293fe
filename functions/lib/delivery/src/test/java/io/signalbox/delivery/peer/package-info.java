@NullMarked
package io.signalbox.delivery.peer;

import org.jspecify.annotations.NullMarked;
