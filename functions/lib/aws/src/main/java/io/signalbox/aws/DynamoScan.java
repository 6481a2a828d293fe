package io.signalbox.aws;

import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.TableScan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** Reads the items of a table on DynamoDB, as many at a time as DynamoDB gives: 1 MB. */
final class DynamoScan implements TableScan {
  private final String table;
  private final DynamoDbClient client;
  private final Attempts attempts;

  DynamoScan(String table, DynamoDbClient client, Attempts attempts) {
    this.table = table;
    this.client = client;
    this.attempts = attempts;
  }

  @Override
  public List<Item> behind(Optional<Key> last) {
    @Nullable Map<String, AttributeValue> from = last.map(Attributes::of).orElse(null);
    while (true) {
      ScanResponse page = page(from);
      if (!page.items().isEmpty() || !page.hasLastEvaluatedKey()) {
        return page.items().stream().map(Attributes::item).toList();
      }
      from = page.lastEvaluatedKey();
    }
  }

  private ScanResponse page(@Nullable Map<String, AttributeValue> from) {
    return attempts.run(
        "A scan",
        () ->
            client.scan(
                scan -> scan.tableName(table).exclusiveStartKey(from).consistentRead(true)));
  }
}
