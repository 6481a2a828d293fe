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
    return new Range(partition, prefix, behindPrefix(prefix), Direction.ASCENDING, limit);
  }

  /** The lowest text, in UTF-8 order, above all that begin with the prefix. */
  private static @Nullable String behindPrefix(String prefix) {
    int end = prefix.length();
    while (end > 0) {
      int last = prefix.codePointBefore(end);
      end -= Character.charCount(last);
      if (last < Character.MAX_CODE_POINT) {
        int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
        return prefix.substring(0, end) + Character.toString(next);
      }
    }
    return null;
  }

  public Range from(@Nullable String first) {
    return new Range(partition, first, to, direction, limit);
  }

  public Range to(@Nullable String end) {
    return new Range(partition, from, end, direction, limit);
  }
}
