/** The hub's door: an HTTP server that does what API Gateway does in front of functions. */
@NullMarked
package io.signalbox.local.front;

import org.jspecify.annotations.NullMarked;
