@NullMarked
package io.signalbox.routing;

import org.jspecify.annotations.NullMarked;
