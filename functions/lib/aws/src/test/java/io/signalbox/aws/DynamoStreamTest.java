package io.signalbox.aws;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import io.signalbox.aws.events.DynamoStreamChanges;
import io.signalbox.store.Change;
import io.signalbox.store.ChangeStreamContract;
import io.signalbox.store.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
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
    return new DynamoTable(NAME, CLIENT, new Attempts(RandomGenerator.getDefault()));
  }

  @Override
  public List<Change> told() {
    String arn = CLIENT.describeTable(one -> one.tableName(NAME)).table().latestStreamArn();
    List<Record> records =
        STREAMS.describeStream(one -> one.streamArn(arn)).streamDescription().shards().stream()
            .flatMap(shard -> records(arn, shard.shardId()))
            .toList();
    DynamodbEvent event = new DynamodbEvent();
    event.setRecords(records.stream().map(DynamoStreamTest::lambda).toList());
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

  private static DynamodbEvent.DynamodbStreamRecord lambda(Record from) {
    StreamRecord stream = new StreamRecord();
    stream.setSequenceNumber(from.dynamodb().sequenceNumber());
    if (from.dynamodb().hasNewImage()) {
      stream.setNewImage(image(from.dynamodb().newImage()));
    }
    DynamodbEvent.DynamodbStreamRecord record = new DynamodbEvent.DynamodbStreamRecord();
    record.setEventName(from.eventNameAsString());
    record.setDynamodb(stream);
    return record;
  }

  private static Map<
          String, com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue>
      image(Map<String, AttributeValue> from) {
    Map<String, com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue> image =
        new HashMap<>();
    from.forEach(
        (name, value) -> {
          var copy =
              new com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue();
          copy.setS(value.s());
          copy.setN(value.n());
          copy.setB(value.b() == null ? null : value.b().asByteBuffer());
          image.put(name, copy);
        });
    return image;
  }
}
