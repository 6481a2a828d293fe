@NullMarked
package io.signalbox.delivery.history;

import org.jspecify.annotations.NullMarked;
