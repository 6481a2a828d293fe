/** Fetches events from hubs and other sources. */
@NullMarked
package io.signalbox.fetch;

import org.jspecify.annotations.NullMarked;
