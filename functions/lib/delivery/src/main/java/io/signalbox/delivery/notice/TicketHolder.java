package io.signalbox.delivery.log;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.ReaderKind;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Position;
import io.signalbox.store.Body;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/**
 * The delivery that took a ticket.
 *
 * @param reader who sends it
 * @param from the position of its first entry
 * @param to the place behind its last entry
 */
public record TicketHolder(UUID delivery, ReaderId reader, Position from, Position to) {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private record Line(
      String delivery, String destination, String group, String reader, String from, String to) {}

  Body encode() {
    Line line =
        new Line(
            delivery.toString(),
            reader.feed().destination(),
            reader.feed().group(),
            reader.name(),
            from.text(),
            to.text());
    try {
      return Body.of(JSON.writeValueAsBytes(line));
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }

  static TicketHolder decode(Body body) {
    try {
      Line line = JSON.readValue(body.bytes(), Line.class);
      return new TicketHolder(
          UUID.fromString(line.delivery()),
          new ReaderId(
              new FeedId(line.destination(), line.group()), ReaderKind.parse(line.reader())),
          Position.parse(line.from()),
          Position.parse(line.to()));
    } catch (IOException damaged) {
      throw new UncheckedIOException("A ticket cannot be read", damaged);
    }
  }
}
