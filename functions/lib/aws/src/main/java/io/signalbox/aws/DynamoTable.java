package io.signalbox.aws;

import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.DueTable;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.StoreException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * A table on DynamoDB. A write whose condition fails is answered with the standing item at once:
 * there is no second read.
 */
final class DynamoTable implements DueTable {
  private final String name;
  private final DynamoDbClient client;
  private final Attempts attempts;
  private final DynamoReads reads;

  DynamoTable(String name, DynamoDbClient client, Attempts attempts) {
    this.name = name;
    this.client = client;
    this.attempts = attempts;
    this.reads = new DynamoReads(name, client, attempts);
  }

  @Override
  public Optional<Item> get(Key key, Consistency consistency) {
    GetItemRequest request =
        GetItemRequest.builder()
            .tableName(name)
            .key(Attributes.of(key))
            .consistentRead(consistency == Consistency.STRONG)
            .build();
    GetItemResponse response = attempts.run("A read", () -> client.getItem(request));
    return response.hasItem() ? Optional.of(Attributes.item(response.item())) : Optional.empty();
  }

  @Override
  public Map<Key, Item> getAll(Collection<Key> keys, Consistency consistency) {
    return reads.getAll(keys, consistency);
  }

  @Override
  public Insertion insertIfAbsent(Draft draft) {
    Item item = Item.of(draft, 1);
    PutItemRequest request = put(item).conditionExpression("attribute_not_exists(p)").build();
    try {
      attempts.run("An insert", () -> client.putItem(request));
      return new Insertion.Inserted(item);
    } catch (ConditionalCheckFailedException e) {
      return new Insertion.Present(
          standing(e)
              .orElseThrow(
                  () -> new StoreException.Unavailable("An insert was refused by no item", e)));
    }
  }

  @Override
  public boolean replaceIfVersion(Draft draft, long expected) {
    Item item = Item.of(draft, expected + 1);
    PutItemRequest request =
        put(item)
            .conditionExpression("v = :expected")
            .expressionAttributeValues(Map.of(":expected", Attributes.number(expected)))
            .build();
    try {
      attempts.run("A replacement", () -> client.putItem(request));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return standing(e).filter(item::equals).isPresent();
    }
  }

  @Override
  public boolean deleteIfVersion(Key key, long expected) {
    DeleteItemRequest request =
        DeleteItemRequest.builder()
            .tableName(name)
            .key(Attributes.of(key))
            .conditionExpression("attribute_not_exists(p) OR v = :expected")
            .expressionAttributeValues(Map.of(":expected", Attributes.number(expected)))
            .build();
    try {
      attempts.run("A deletion", () -> client.deleteItem(request));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  @Override
  public List<Item> query(Range range, Consistency consistency) {
    return reads.query(range, consistency);
  }

  @Override
  public List<Due> due(Instant until, int limit) {
    return reads.due(until, limit);
  }

  private PutItemRequest.Builder put(Item item) {
    return PutItemRequest.builder()
        .tableName(name)
        .item(Attributes.of(item))
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
  }

  private static Optional<Item> standing(ConditionalCheckFailedException refused) {
    Map<String, AttributeValue> attributes = refused.item();
    return refused.hasItem() && !attributes.isEmpty()
        ? Optional.of(Attributes.item(attributes))
        : Optional.empty();
  }
}
