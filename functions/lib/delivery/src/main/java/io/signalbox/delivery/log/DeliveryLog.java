package io.signalbox.delivery.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Position;
import io.signalbox.feeds.ReceiptSpan;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Every try of every delivery, one item for those that were sent together. Lies in the order of the
 * positions in the feed, so that what happened to one envelope is found from its place there. It is
 * for people to look at: nothing that is delivered depends on it.
 */
public final class DeliveryLog {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private record Line(
      String id,
      String from,
      String to,
      int envelopes,
      int attempt,
      String at,
      String result,
      String answer) {}

  private final Table deliveries;
  private final Clock clock;
  private final Duration retention;
  private final SentMessages messages;
  private final OutcomeLog outcomes;

  public DeliveryLog(Table deliveries, Clock clock, Duration retention) {
    this.deliveries = deliveries;
    this.clock = clock;
    this.retention = retention;
    this.messages = new SentMessages(deliveries, clock, retention);
    this.outcomes = new OutcomeLog(deliveries, clock, retention);
  }

  /**
   * Adds what became of deliveries that one reader sent together.
   *
   * @param run names the drain that sent them
   */
  public void add(ReaderId reader, String run, List<DeliveryRecord> records) {
    List<Line> lines =
        records.stream()
            .map(
                one ->
                    new Line(
                        one.id().toString(),
                        one.from().text(),
                        one.to().text(),
                        one.envelopes(),
                        one.attempt(),
                        one.at().toString(),
                        one.result().name(),
                        one.answer()))
            .toList();
    try {
      deliveries.insertIfAbsent(
          Draft.of(key(reader, run, records.getFirst()), Body.of(JSON.writeValueAsBytes(lines)))
              .expiringAt(clock.instant().plus(retention)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a drain of that name has added what begins with this record. */
  boolean has(ReaderId reader, String run, DeliveryRecord first) {
    return deliveries.get(key(reader, run, first), Consistency.STRONG).isPresent();
  }

  /**
   * Adds what became of events, for who counts it: the same again adds nothing.
   *
   * @param first the record with which the drain of that name added what the rows are of
   * @param received by result, when the events were received that had it
   */
  public void addOutcomes(
      ReaderId reader,
      String run,
      DeliveryRecord first,
      List<OutcomeRow> rows,
      Map<Result, List<ReceiptSpan>> received) {
    List<ConcernedEvents> concerned =
        received.entrySet().stream()
            .filter(one -> ConcernedEvents.areNoted(one.getKey()))
            .map(one -> ConcernedEvents.of(one.getKey(), reader.feed(), one.getValue()))
            .toList();
    outcomes.append(outcomeId(reader, run, first), reader.feed().destination(), rows, concerned);
  }

  /**
   * Adds what became of events later, as several may tell it at any time: each adds the same.
   *
   * @param received when they were received
   */
  void addLateOutcome(
      ReaderId reader, String run, DeliveryRecord told, List<ReceiptSpan> received) {
    outcomes.appendOnce(
        outcomeId(reader, run, told),
        reader.feed().destination(),
        OutcomeRow.of(told.result(), told.envelopes()),
        ConcernedEvents.of(told.result(), reader.feed(), received));
  }

  private static String outcomeId(ReaderId reader, String run, DeliveryRecord first) {
    Key key = key(reader, run, first);
    return UUID.nameUUIDFromBytes((key.partition() + "/" + key.sort()).getBytes(UTF_8)).toString();
  }

  private static Key key(ReaderId reader, String run, DeliveryRecord first) {
    String sort =
        ReaderId.sortKeyPrefix(reader.feed())
            + String.join("#", first.from().text(), reader.name(), first.at().toString(), run);
    return new Key(reader.feed().destination(), sort);
  }

  /**
   * Lets what is told of a mail later be brought to its delivery.
   *
   * @param received when the events in it were received
   */
  public void addMessage(
      ReaderId reader, String messageId, DeliveryRecord record, List<ReceiptSpan> received) {
    messages.add(messageId, reader, record, received);
  }

  /**
   * The deliveries of one feed that begin before {@code before}, those of the latest positions
   * first.
   *
   * @param limit how many items, each of which has all that was sent together
   */
  public List<DeliveryRecord> newest(FeedId feed, Position before, int limit) {
    String prefix = ReaderId.sortKeyPrefix(feed);
    Range range =
        Range.descending(feed.destination(), limit).from(prefix).to(prefix + before.text());
    List<DeliveryRecord> records = new ArrayList<>();
    deliveries.query(range, Consistency.EVENTUAL).forEach(item -> records.addAll(decode(item)));
    return records;
  }

  private static List<DeliveryRecord> decode(Item item) {
    String sort = item.key().sort();
    String[] parts = sort.split("#", -1);
    FeedId feed = new FeedId(item.key().partition(), parts[0]);
    try {
      return JSON.readValue(item.body().bytes(), new TypeReference<List<Line>>() {}).stream()
          .map(
              line ->
                  new DeliveryRecord(
                      UUID.fromString(line.id()),
                      feed,
                      parts[2],
                      Position.parse(line.from()),
                      Position.parse(line.to()),
                      line.envelopes(),
                      line.attempt(),
                      Instant.parse(line.at()),
                      Result.valueOf(line.result()),
                      line.answer()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("A record of deliveries cannot be read", e);
    }
  }
}
