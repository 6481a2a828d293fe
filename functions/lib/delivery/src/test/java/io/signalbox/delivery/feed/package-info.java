@NullMarked
package io.signalbox.delivery.feed;

import org.jspecify.annotations.NullMarked;
