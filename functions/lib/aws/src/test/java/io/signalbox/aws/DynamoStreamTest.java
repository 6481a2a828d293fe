package io.signalbox.aws;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import io.signalbox.aws.events.DynamoStreamChanges;
import io.signalbox.store.Change;
import io.signalbox.store.ChangeStreamContract;
import io.signalbox.store.Table;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** What DynamoDB's stream tells, by way of the event that Lambda makes of it. */
class DynamoStreamTest implements ChangeStreamContract {
  private static final DynamoDbClient CLIENT = LocalDynamo.client();
  private static final DynamoDbStreamsClient STREAMS = LocalDynamo.streams();
  private static final String NAME = LocalDynamo.newTable(CLIENT);

  @Override
  public Table table() {
    return new DynamoTable(NAME, CLIENT, new Attempts(new Random()));
  }

  @Override
  public List<Change> told() {
    String arn = CLIENT.describeTable(one -> one.tableName(NAME)).table().latestStreamArn();
    List<Record> records =
        STREAMS.describeStream(one -> one.streamArn(arn)).streamDescription().shards().stream()
            .flatMap(shard -> records(arn, shard.shardId()))
            .toList();
    DynamodbEvent event = new DynamodbEvent();
    event.setRecords(records.stream().map(LambdaRecords::of).toList());
    return DynamoStreamChanges.of(event);
  }

  private static Stream<Record> records(String arn, String shard) {
    String iterator =
        STREAMS
            .getShardIterator(
                one ->
                    one.streamArn(arn)
                        .shardId(shard)
                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
            .shardIterator();
    return STREAMS.getRecords(one -> one.shardIterator(iterator)).records().stream();
  }
}
