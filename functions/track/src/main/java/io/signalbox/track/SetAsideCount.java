package io.signalbox.track;

import java.time.Instant;
import java.util.Optional;

/**
 * What a destination has set aside.
 *
 * @param deliveries how many
 * @param oldest when the first of them came, of some of the destination's feeds
 */
record SetAsideCount(int deliveries, Optional<Instant> oldest) {}
