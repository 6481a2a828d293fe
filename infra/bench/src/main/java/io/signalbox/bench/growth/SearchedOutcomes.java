package io.signalbox.bench.growth;

import io.signalbox.delivery.log.DeliveryLog;
import io.signalbox.delivery.log.DeliveryRecord;
import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.delivery.log.OutcomeLog;
import io.signalbox.delivery.log.OutcomeRow;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.feeds.Candidate;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.ReceiptSpan;
import io.signalbox.settings.Group;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What became of {@link SearchedEvents}: all were delivered, but for one that was refused. */
final class SearchedOutcomes {
  private final Ground ground;
  private final Duration retention;
  private final OutcomeLog outcomes;
  private final DeliveryLog log;
  private int pages;

  SearchedOutcomes(Ground ground, Duration retention) {
    this.ground = ground;
    this.retention = retention;
    this.outcomes = new OutcomeLog(ground.table("Deliveries"), ground.clock(), retention);
    this.log = new DeliveryLog(ground.table("Deliveries"), ground.clock(), retention);
  }

  void addDelivered(List<Candidate> events) {
    outcomes.append(
        "page-" + pages++,
        "destination-1",
        List.of(OutcomeRow.of(Result.DELIVERED, events.size())),
        List.of());
  }

  void addRefused(Candidate event) {
    ReaderId reader = ReaderId.main(SearchedEvents.RARE_FEED);
    new FeedAppender(ground.table("Feeds"), ground.clock(), retention, (feed, group) -> {})
        .append(reader.feed(), Group.NONE, List.of(event));
    Located place =
        new FeedLog(ground.table("Feeds"), ground.clock(), retention)
            .newest(reader.feed())
            .orElseThrow();
    Instant now = ground.clock().instant();
    DeliveryRecord record =
        new DeliveryRecord(
            new UUID(0, 1),
            reader.feed(),
            reader.name(),
            place.position(),
            place.next(),
            1,
            1,
            now,
            Result.REFUSED,
            "");
    log.addOutcomes(
        reader,
        "run",
        record,
        List.of(OutcomeRow.of(Result.REFUSED, 1)),
        Map.of(Result.REFUSED, List.of(ReceiptSpan.of(event.acceptedAt()))));
    log.add(reader, "run", List.of(record));
  }
}
