@NullMarked
package io.signalbox.feeds;

import org.jspecify.annotations.NullMarked;
