/**
 * Warden 3, CESNET's exchange of IDEA events: clients send events as to any Warden server, and read
 * a feed.
 */
@NullMarked
package io.signalbox.warden;

import org.jspecify.annotations.NullMarked;
