@NullMarked
package io.signalbox.delivery.log;

import org.jspecify.annotations.NullMarked;
