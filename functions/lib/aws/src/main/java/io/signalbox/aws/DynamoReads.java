package io.signalbox.aws;

import io.signalbox.store.Consistency;
import io.signalbox.store.DueTable.Due;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** The reads of a table that DynamoDB answers in several pieces. */
final class DynamoReads {
  /** The keys of one BatchGetItem. */
  private static final int BATCH = 100;

  private final String table;
  private final DynamoDbClient client;
  private final Attempts attempts;

  DynamoReads(String table, DynamoDbClient client, Attempts attempts) {
    this.table = table;
    this.client = client;
    this.attempts = attempts;
  }

  Map<Key, Item> getAll(Collection<Key> keys, Consistency consistency) {
    Map<Key, Item> found = new LinkedHashMap<>();
    List<Key> distinct = List.copyOf(new LinkedHashSet<>(keys));
    for (int from = 0; from < distinct.size(); from += BATCH) {
      List<Key> batch = distinct.subList(from, Math.min(from + BATCH, distinct.size()));
      KeysAndAttributes wanted =
          KeysAndAttributes.builder()
              .keys(batch.stream().map(Attributes::of).toList())
              .consistentRead(consistency == Consistency.STRONG)
              .build();
      getBatch(wanted, found);
    }
    return found;
  }

  /** An answer holds 16 MB at the most, and less when the table is throttled. */
  private void getBatch(KeysAndAttributes batch, Map<Key, Item> found) {
    KeysAndAttributes wanted = batch;
    int fruitless = 0;
    while (wanted != null) {
      Map<String, KeysAndAttributes> asked = Map.of(table, wanted);
      BatchGetItemResponse response =
          attempts.run(
              "A read of many", () -> client.batchGetItem(request -> request.requestItems(asked)));
      List<Map<String, AttributeValue>> items = response.responses().getOrDefault(table, List.of());
      for (Map<String, AttributeValue> attributes : items) {
        Item item = Attributes.item(attributes);
        found.put(item.key(), item);
      }
      wanted = response.unprocessedKeys().get(table);
      fruitless = items.isEmpty() && wanted != null ? fruitless + 1 : 0;
      if (fruitless > 0 && (fruitless == Attempts.MOST || !attempts.pause(fruitless))) {
        throw new StoreException.Throttled(
            "A read of many was turned away",
            new IllegalStateException("BatchGetItem left all keys unprocessed"));
      }
    }
  }

  List<Item> query(Range range, Consistency consistency) {
    if (KeyRange.isEmpty(range)) {
      return List.of();
    }
    String excluded = range.to();
    List<Item> found = new ArrayList<>();
    QueryRequest.Builder request =
        KeyRange.of(range)
            .tableName(table)
            .consistentRead(consistency == Consistency.STRONG)
            .scanIndexForward(range.direction() == Range.Direction.ASCENDING);
    while (found.size() < range.limit()) {
      // One more, for the item at the excluded end.
      int left = range.limit() - found.size();
      QueryResponse page = page(request.limit(left == Integer.MAX_VALUE ? left : left + 1));
      for (Map<String, AttributeValue> attributes : page.items()) {
        Item item = Attributes.item(attributes);
        if (!item.key().sort().equals(excluded) && found.size() < range.limit()) {
          found.add(item);
        }
      }
      if (!page.hasLastEvaluatedKey()) {
        break;
      }
      request.exclusiveStartKey(page.lastEvaluatedKey());
    }
    return List.copyOf(found);
  }

  List<Due> due(Instant until, int limit) {
    List<Due> due = new ArrayList<>();
    for (int part = 0; part < Attributes.DUE_PARTS; part++) {
      due.addAll(due(Integer.toString(part), until, limit));
    }
    return due.stream().sorted(Comparator.comparing(Due::at)).limit(limit).toList();
  }

  private List<Due> due(String part, Instant until, int limit) {
    List<Due> due = new ArrayList<>();
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":part", Attributes.text(part));
    values.put(":until", Attributes.number(until.toEpochMilli()));
    QueryRequest.Builder request =
        QueryRequest.builder()
            .tableName(table)
            .indexName("due")
            .keyConditionExpression("q = :part AND d <= :until")
            .expressionAttributeValues(values);
    while (due.size() < limit) {
      QueryResponse page = page(request.limit(limit - due.size()));
      for (Map<String, AttributeValue> attributes : page.items()) {
        Instant at = Objects.requireNonNull(Attributes.due(attributes));
        due.add(new Due(Attributes.key(attributes), at));
      }
      if (!page.hasLastEvaluatedKey()) {
        break;
      }
      request.exclusiveStartKey(page.lastEvaluatedKey());
    }
    return due;
  }

  private QueryResponse page(QueryRequest.Builder request) {
    QueryRequest built = request.build();
    return attempts.run("A query", () -> client.query(built));
  }
}
