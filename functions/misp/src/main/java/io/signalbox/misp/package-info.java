/**
 * Feeds as feeds of MISP: a manifest, an event for each interval, and the hashes of its values. All
 * of it is computed from the feed when it is asked for; no state is kept.
 */
@NullMarked
package io.signalbox.misp;

import org.jspecify.annotations.NullMarked;
