package io.signalbox.track;

import java.time.Instant;
import java.util.Optional;

/**
 * What waits for a destination.
 *
 * @param events how many entries of its feeds are not delivered
 * @param oldest when the first of them came
 * @param isWhole whether all was counted; if not, there may be more, and an older one
 */
record Backlog(int events, Optional<Instant> oldest, boolean isWhole) {}
