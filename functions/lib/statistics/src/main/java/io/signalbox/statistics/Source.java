package io.signalbox.statistics;

/**
 * Where events come from. All values are cut as in {@link Dimension#counted}.
 *
 * @param sender the instance that posts them
 * @param provider {@code feed.provider}; empty where events have none
 * @param feed {@code feed.name}; empty where events have none
 */
public record Source(String sender, String provider, String feed) {}
