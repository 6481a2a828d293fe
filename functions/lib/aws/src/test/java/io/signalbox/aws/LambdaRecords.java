package io.signalbox.aws;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;

/** Records of DynamoDB's stream, as Lambda hands them to a function. */
public final class LambdaRecords {
  private LambdaRecords() {}

  public static DynamodbStreamRecord of(Record from) {
    StreamRecord stream = new StreamRecord();
    stream.setSequenceNumber(from.dynamodb().sequenceNumber());
    if (from.dynamodb().hasNewImage()) {
      stream.setNewImage(image(from.dynamodb().newImage()));
    }
    DynamodbStreamRecord record = new DynamodbStreamRecord();
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
