package io.signalbox.store;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Where an item lies: items of one partition are kept together, in the order of their sort keys.
 *
 * <p>Both parts are non-empty text of limited length; sort keys are ordered by their UTF-8 bytes,
 * as DynamoDB orders strings.
 */
public record Key(String partition, String sort) {
  /** The longest partition key in UTF-8, DynamoDB's. */
  public static final int PARTITION_LIMIT_BYTES = 2048;

  /** The longest sort key in UTF-8, DynamoDB's. */
  public static final int SORT_LIMIT_BYTES = 1024;

  public Key {
    Objects.requireNonNull(partition, "partition");
    Objects.requireNonNull(sort, "sort");
    if (partition.isEmpty() || sort.isEmpty()) {
      throw new IllegalArgumentException("A key needs a partition and a sort key, neither empty");
    }
    if (isLonger(partition, PARTITION_LIMIT_BYTES) || isLonger(sort, SORT_LIMIT_BYTES)) {
      throw new IllegalArgumentException(
          "A partition key has at most 2048 bytes, and a sort key 1024");
    }
  }

  private static boolean isLonger(String text, int limitBytes) {
    return text.length() * 3L > limitBytes
        && text.getBytes(StandardCharsets.UTF_8).length > limitBytes;
  }
}
