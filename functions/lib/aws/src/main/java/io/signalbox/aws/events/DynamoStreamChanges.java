package io.signalbox.aws.events;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamViewType;
import io.signalbox.store.Body;
import io.signalbox.store.Change;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns the event of a DynamoDB stream into changes, and changes into the event that a function
 * would get.
 */
public final class DynamoStreamChanges {
  private DynamoStreamChanges() {}

  /**
   * The inserts and replacements of the event, in its order. Removals are left out: nobody is to
   * act on them.
   */
  public static List<Change> of(DynamodbEvent event) {
    List<Change> changes = new ArrayList<>();
    for (DynamodbEvent.DynamodbStreamRecord record : event.getRecords()) {
      change(record).ifPresent(changes::add);
    }
    return changes;
  }

  /**
   * The insert or replacement that a record tells; empty for a removal.
   *
   * @throws IllegalArgumentException if the item is not one of a table of ours
   */
  public static Optional<Change> change(DynamodbEvent.DynamodbStreamRecord record) {
    return Optional.ofNullable(record.getDynamodb().getNewImage())
        .map(image -> new Change(record.getDynamodb().getSequenceNumber(), item(image)));
  }

  /** The key of the item that a record of an insert or a replacement tells of. */
  public static Key key(DynamodbEvent.DynamodbStreamRecord record) {
    return key(record.getDynamodb().getNewImage());
  }

  /** The event with which a function would be told these changes. */
  public static DynamodbEvent toEvent(List<Change> changes) {
    List<DynamodbEvent.DynamodbStreamRecord> records = new ArrayList<>();
    for (Change change : changes) {
      StreamRecord stream = new StreamRecord();
      stream.setSequenceNumber(change.sequence());
      stream.setNewImage(image(change.item()));
      stream.setStreamViewType(StreamViewType.NEW_IMAGE);
      DynamodbEvent.DynamodbStreamRecord record = new DynamodbEvent.DynamodbStreamRecord();
      record.setEventID(change.sequence());
      record.setEventName(change.item().version() == 1 ? "INSERT" : "MODIFY");
      record.setEventSource("aws:dynamodb");
      record.setDynamodb(stream);
      records.add(record);
    }
    DynamodbEvent event = new DynamodbEvent();
    event.setRecords(records);
    return event;
  }

  private static Item item(Map<String, AttributeValue> image) {
    ByteBuffer stored = required(image, ItemAttributes.BODY).getB();
    if (stored == null) {
      throw new IllegalArgumentException("The body of a record of the stream is not binary");
    }
    ByteBuffer body = stored.duplicate();
    byte[] bytes = new byte[body.remaining()];
    body.get(bytes);
    AttributeValue due = image.get(ItemAttributes.DUE);
    AttributeValue expires = image.get(ItemAttributes.EXPIRES);
    return new Item(
        key(image),
        Long.parseLong(required(image, ItemAttributes.VERSION).getN()),
        Body.of(bytes),
        due == null ? null : Instant.ofEpochMilli(Long.parseLong(due.getN())),
        expires == null ? null : Instant.ofEpochSecond(Long.parseLong(expires.getN())));
  }

  private static Key key(Map<String, AttributeValue> image) {
    return new Key(
        required(image, ItemAttributes.PARTITION).getS(),
        required(image, ItemAttributes.SORT).getS());
  }

  private static AttributeValue required(Map<String, AttributeValue> image, String name) {
    AttributeValue value = image.get(name);
    if (value == null) {
      throw new IllegalArgumentException("A record of the stream has no attribute " + name);
    }
    return value;
  }

  private static Map<String, AttributeValue> image(Item item) {
    Map<String, AttributeValue> image = new HashMap<>();
    image.put(ItemAttributes.PARTITION, new AttributeValue().withS(item.key().partition()));
    image.put(ItemAttributes.SORT, new AttributeValue().withS(item.key().sort()));
    image.put(ItemAttributes.VERSION, number(item.version()));
    image.put(
        ItemAttributes.BODY, new AttributeValue().withB(ByteBuffer.wrap(item.body().bytes())));
    @Nullable Instant due = item.due();
    if (due != null) {
      image.put(ItemAttributes.DUE, number(due.toEpochMilli()));
    }
    @Nullable Instant expires = item.expires();
    if (expires != null) {
      image.put(ItemAttributes.EXPIRES, number(expires.getEpochSecond()));
    }
    return image;
  }

  private static AttributeValue number(long value) {
    return new AttributeValue().withN(Long.toString(value));
  }
}
