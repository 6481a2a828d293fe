/** Which destinations an envelope goes to. */
@NullMarked
package io.signalbox.routing;

import org.jspecify.annotations.NullMarked;
