package io.signalbox.settings;

import java.time.Duration;

/** At most {@code deliveries} begin in any {@code per}. */
public record Rate(int deliveries, Duration per) {}
