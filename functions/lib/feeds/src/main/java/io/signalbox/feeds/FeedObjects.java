package io.signalbox.feeds;

import io.signalbox.envelope.DedupKey;
import io.signalbox.envelope.Hashes;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.ingest.Workers;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Which envelopes of a feed are called otherwise by other systems: an item for each, under the
 * other name. An item is there before the envelope's entry is, and as long.
 */
public final class FeedObjects {
  /** The newest envelopes under one name; there are no more of one that anybody reads. */
  static final int ENVELOPES_MOST = 1_000;

  /** No destination, and so no feed, has a name that begins so. */
  private static final String PARTITION = "~objects/";

  private static final UUID NAMES = UUID.fromString("8d6c2d0c-7c55-4c37-9a2e-6f0f3f5b9a41");
  private static final int TIME_DIGITS = 16;
  private static final Duration MARGIN = Duration.ofDays(1);

  private static final Workers WRITES = new Workers(16);

  private final Table table;
  private final Clock clock;
  private final Duration retention;

  public FeedObjects(Table table, Clock clock, Duration retention) {
    this.table = table;
    this.clock = clock;
    this.retention = retention;
  }

  /** An envelope that the feed has, or is about to get. */
  public record Holder(EnvelopeKey key, Instant acceptedAt) {}

  /** Lists the candidates that have another name. */
  void list(FeedId feed, List<Candidate> candidates) {
    List<Draft> drafts =
        candidates.stream()
            .flatMap(one -> one.otherName().stream().map(name -> draft(feed, name, one)))
            .toList();
    if (!drafts.isEmpty()) {
      WRITES.inParallel(drafts, draft -> List.of(table.insertIfAbsent(draft)));
    }
  }

  /** The envelopes of that name. */
  public List<Holder> named(FeedId feed, String name) {
    return table
        .query(Range.descending(partition(feed, name), ENVELOPES_MOST), Consistency.STRONG)
        .stream()
        .map(FeedObjects::holder)
        .toList();
  }

  private Draft draft(FeedId feed, String name, Candidate one) {
    String time = Digits.of(one.acceptedAt().toEpochMilli(), TIME_DIGITS);
    String sort = time + "#" + one.key().revision() + "#" + one.key().id().value();
    return Draft.of(new Key(partition(feed, name), sort), Body.ofText("{}"))
        .expiringAt(clock.instant().plus(retention).plus(MARGIN));
  }

  private static Holder holder(Item item) {
    String[] parts = item.key().sort().split("#", 3);
    return new Holder(
        new EnvelopeKey(new DedupKey(parts[2]), Integer.parseInt(parts[1])),
        Instant.ofEpochMilli(Long.parseLong(parts[0])));
  }

  private static String partition(FeedId feed, String name) {
    ByteBuffer bytes = ByteBuffer.wrap(name.getBytes(StandardCharsets.UTF_8));
    return PARTITION + feed.text() + "/" + Hashes.uuidVersion5(NAMES, bytes);
  }
}
