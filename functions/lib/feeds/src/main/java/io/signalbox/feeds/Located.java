package io.signalbox.feeds;

/**
 * An entry and where it lies.
 *
 * @param position the place before it
 * @param next the place after it
 */
public record Located(Entry entry, Position position, Position next) {}
