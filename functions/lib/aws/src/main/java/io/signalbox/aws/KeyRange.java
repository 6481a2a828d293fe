package io.signalbox.aws;

import io.signalbox.store.Range;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** A range as a condition on keys. DynamoDB takes one on sort keys: BETWEEN includes both ends. */
final class KeyRange {
  private KeyRange() {}

  /** Whether the bounds leave nothing, which DynamoDB would call an error. */
  static boolean isEmpty(Range range) {
    String from = bound(range.from());
    String to = range.to();
    return to != null && Arrays.compareUnsigned(utf8(from == null ? "" : from), utf8(to)) >= 0;
  }

  /** The condition of a range that is not empty. The item at its excluded end may come too. */
  static QueryRequest.Builder of(Range range) {
    String from = bound(range.from());
    String to = range.to();
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":partition", Attributes.text(range.partition()));
    String condition = "p = :partition";
    if (from != null) {
      values.put(":from", Attributes.text(from));
      condition += to == null ? " AND s >= :from" : " AND s BETWEEN :from AND :to";
    } else if (to != null) {
      condition += " AND s < :to";
    }
    if (to != null) {
      values.put(":to", Attributes.text(to));
    }
    return QueryRequest.builder()
        .keyConditionExpression(condition)
        .expressionAttributeValues(values);
  }

  /** No sort key is empty, and DynamoDB takes no empty bound. */
  private static @Nullable String bound(@Nullable String from) {
    return from == null || from.isEmpty() ? null : from;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
