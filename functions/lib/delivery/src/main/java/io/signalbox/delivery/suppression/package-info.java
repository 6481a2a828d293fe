/** Addresses that get no mail any more. */
@NullMarked
package io.signalbox.delivery.suppression;

import org.jspecify.annotations.NullMarked;
