/** How far the hub has fetched from its sources. */
@NullMarked
package io.signalbox.delivery.fetch;

import org.jspecify.annotations.NullMarked;
