/** What the recipients of a feed were told before: of which objects, since when, how often. */
@NullMarked
package io.signalbox.delivery.history;

import org.jspecify.annotations.NullMarked;
