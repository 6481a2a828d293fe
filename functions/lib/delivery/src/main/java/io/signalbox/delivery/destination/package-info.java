/** What is known of a destination as a whole. */
@NullMarked
package io.signalbox.delivery.destination;

import org.jspecify.annotations.NullMarked;
