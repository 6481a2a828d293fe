package io.signalbox.store;

import org.jspecify.annotations.Nullable;

/**
 * Items of one partition, in the order of their sort keys.
 *
 * @param from the first sort key wanted, itself included; {@code null} for the partition's
 *     beginning
 * @param to the first sort key no longer wanted; {@code null} for the partition's end
 * @param limit how many items at the most, 1 or more
 */
public record Range(
    String partition, @Nullable String from, @Nullable String to, Direction direction, int limit) {

  /** Which end of the range is read first. */
  public enum Direction {
    ASCENDING,
    DESCENDING
  }

  public Range {
    if (limit < 1) {
      throw new IllegalArgumentException("A range reads at least one item, not " + limit);
    }
  }

  public static Range ascending(String partition, int limit) {
    return new Range(partition, null, null, Direction.ASCENDING, limit);
  }

  public static Range descending(String partition, int limit) {
    return new Range(partition, null, null, Direction.DESCENDING, limit);
  }

  /** The items whose sort key begins with {@code prefix}, lowest first. */
  public static Range withPrefix(String partition, String prefix, int limit) {
    return new Range(partition, prefix, prefix + Character.MAX_VALUE, Direction.ASCENDING, limit);
  }

  public Range from(@Nullable String first) {
    return new Range(partition, first, to, direction, limit);
  }

  public Range to(@Nullable String end) {
    return new Range(partition, from, end, direction, limit);
  }
}
