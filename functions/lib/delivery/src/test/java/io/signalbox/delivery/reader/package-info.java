@NullMarked
package io.signalbox.delivery.reader;

import org.jspecify.annotations.NullMarked;
