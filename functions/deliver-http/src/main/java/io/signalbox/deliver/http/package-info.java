/** Delivery by HTTP push. */
@NullMarked
package io.signalbox.deliver.http;

import org.jspecify.annotations.NullMarked;
