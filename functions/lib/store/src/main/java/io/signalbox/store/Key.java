package io.signalbox.store;

import java.util.Objects;

/**
 * Where an item lies: items of one partition are kept together, in the order of their sort keys.
 *
 * <p>Both parts are non-empty text; sort keys are ordered by their UTF-8 bytes, as DynamoDB orders
 * strings.
 */
public record Key(String partition, String sort) {
  public Key {
    Objects.requireNonNull(partition, "partition");
    Objects.requireNonNull(sort, "sort");
    if (partition.isEmpty() || sort.isEmpty()) {
      throw new IllegalArgumentException("A key needs a partition and a sort key, neither empty");
    }
  }
}
