package io.signalbox.delivery.log;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.ReaderKind;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Position;
import io.signalbox.feeds.ReceiptSpan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How {@link SentMessages} are stored. */
final class SentMessageCodec {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private record Line(
      String destination,
      String group,
      String reader,
      String id,
      String from,
      String to,
      int envelopes,
      int attempt,
      String at,
      String answer,
      @Nullable List<Long> received,
      List<String> returned) {}

  private SentMessageCodec() {}

  static byte[] encode(SentMessage message) {
    DeliveryRecord record = message.record();
    try {
      return JSON.writeValueAsBytes(
          new Line(
              record.feed().destination(),
              record.feed().group(),
              record.reader(),
              record.id().toString(),
              record.from().text(),
              record.to().text(),
              record.envelopes(),
              record.attempt(),
              record.at().toString(),
              record.answer(),
              message.received().stream()
                  .flatMap(span -> Stream.of(span.from(), span.to()))
                  .toList(),
              message.returned().stream().sorted().toList()));
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }

  private static List<ReceiptSpan> received(Line line, DeliveryRecord record) {
    List<Long> seconds = line.received();
    // Earlier versions did not write it.
    return seconds == null
        ? List.of(ReceiptSpan.until(record.at()))
        : IntStream.range(0, seconds.size() / 2)
            .mapToObj(i -> new ReceiptSpan(seconds.get(2 * i), seconds.get(2 * i + 1)))
            .toList();
  }

  static SentMessage decode(byte[] bytes) {
    try {
      Line line = JSON.readValue(bytes, Line.class);
      FeedId feed = new FeedId(line.destination(), line.group());
      DeliveryRecord record =
          new DeliveryRecord(
              UUID.fromString(line.id()),
              feed,
              line.reader(),
              Position.parse(line.from()),
              Position.parse(line.to()),
              line.envelopes(),
              line.attempt(),
              Instant.parse(line.at()),
              DeliveryRecord.Result.DELIVERED,
              line.answer());
      return new SentMessage(
          new ReaderId(feed, ReaderKind.parse(line.reader())),
          record,
          received(line, record),
          Set.copyOf(line.returned()));
    } catch (IOException damaged) {
      throw new UncheckedIOException("What is known of a message cannot be read", damaged);
    }
  }
}
