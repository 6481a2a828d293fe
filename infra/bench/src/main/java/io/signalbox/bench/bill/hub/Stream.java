package io.signalbox.bench.bill.hub;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import io.signalbox.aws.LambdaRecords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * A table's stream, as Lambda's pollers cut it. A new on-demand table has four partitions, and its
 * stream a shard for each of them; the local engine has one shard, whose records are dealt out by
 * their partition key.
 */
final class Stream {
  /** Source: "DynamoDB on-demand capacity mode", initial throughput: 4,000 writes a second. */
  static final int SHARDS = 4;

  private static final AttributeValue NO_KEY = AttributeValue.fromS("");

  private final DynamoDbStreamsClient client;
  private final String arn;
  private final int batchSize;
  private final Map<String, String> iterators = new HashMap<>();

  Stream(DynamoDbStreamsClient client, String arn, int batchSize) {
    this.client = client;
    this.arn = arn;
    this.batchSize = batchSize;
  }

  /** What is new, shard by shard, in the batches of one poll. */
  List<List<DynamodbEvent>> poll() {
    List<List<DynamodbStreamRecord>> shards = new ArrayList<>();
    for (int shard = 0; shard < SHARDS; shard++) {
      shards.add(new ArrayList<>());
    }
    for (Record one : records()) {
      String partition = one.dynamodb().keys().getOrDefault("p", NO_KEY).s();
      shards.get(Math.floorMod(partition.hashCode(), SHARDS)).add(LambdaRecords.of(one));
    }
    return shards.stream().map(this::batches).toList();
  }

  private List<DynamodbEvent> batches(List<DynamodbStreamRecord> records) {
    List<DynamodbEvent> batches = new ArrayList<>();
    for (int from = 0; from < records.size(); from += batchSize) {
      DynamodbEvent event = new DynamodbEvent();
      event.setRecords(records.subList(from, Math.min(records.size(), from + batchSize)));
      batches.add(event);
    }
    return batches;
  }

  private List<Record> records() {
    List<Record> records = new ArrayList<>();
    List<Shard> shards =
        client.describeStream(one -> one.streamArn(arn)).streamDescription().shards();
    for (Shard shard : shards) {
      String iterator = iterators.computeIfAbsent(shard.shardId(), this::beginning);
      boolean more = true;
      while (more) {
        String at = iterator;
        GetRecordsResponse response = client.getRecords(one -> one.shardIterator(at));
        records.addAll(response.records());
        more = !response.records().isEmpty() && response.nextShardIterator() != null;
        iterator = response.nextShardIterator() == null ? at : response.nextShardIterator();
      }
      iterators.put(shard.shardId(), iterator);
    }
    return records;
  }

  private String beginning(String shard) {
    return client
        .getShardIterator(
            one ->
                one.streamArn(arn).shardId(shard).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
        .shardIterator();
  }
}
