package io.signalbox.delivery.drain;

import io.signalbox.delivery.Hint;
import io.signalbox.delivery.HintSender;
import io.signalbox.delivery.HintSender.Addressed;
import io.signalbox.delivery.Sender;
import io.signalbox.delivery.history.HistoryRule;
import io.signalbox.delivery.history.RangeHistory;
import io.signalbox.delivery.reader.MainReaderProvisioner;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.Candidate;
import io.signalbox.feeds.Entry;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedId;
import io.signalbox.settings.DeliveryMethod;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import io.signalbox.settings.Quiet;
import io.signalbox.settings.SettingsSource;
import io.signalbox.store.Platform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Hands on what the recipients of a feed are not told any more: each event once to the feed of the
 * next level, before the reader's cursor passes it.
 */
final class NextLevel {
  private final Sender sender;
  private final FeedAppender feeds;
  private final HintSender hints;
  private final DeliveryMethod method;

  NextLevel(Sender sender, FeedAppender feeds, HintSender hints, DeliveryMethod method) {
    this.sender = sender;
    this.feeds = feeds;
    this.hints = hints;
    this.method = method;
  }

  static NextLevel of(
      Platform platform,
      DeliveryMethod method,
      Sender sender,
      SettingsSource settings,
      HintSender hints,
      Duration retention) {
    Readers readers = new Readers(platform.dueTable("READERS_TABLE"));
    FeedAppender feeds =
        new FeedAppender(
            platform.table("FEEDS_TABLE"),
            platform.clock(),
            retention,
            new MainReaderProvisioner(readers, settings));
    return new NextLevel(sender, feeds, hints, method);
  }

  /**
   * Hands on what the deliveries that are done with left out. To be repeated where it throws.
   *
   * @return how many events were not there yet
   */
  int tell(Reader reader, Destination destination, LoadedBatch batch, HistoryDesk.Sent sent) {
    boolean isAsked =
        HistoryRule.of(destination, reader.group())
            .flatMap(HistoryRule::quiet)
            .map(Quiet::escalates)
            .orElse(false);
    List<Candidate> untold = isAsked ? untold(batch, sent) : List.of();
    Optional<Group> next =
        untold.isEmpty() ? Optional.empty() : sender.nextLevel(destination, reader.group());
    if (next.isEmpty()) {
      return 0;
    }
    FeedId feed = FeedId.of(destination.name(), next.get());
    int appended = feeds.append(feed, next.get(), untold);
    hints.sendAll(List.of(new Addressed(new Hint(ReaderId.main(feed)), method, Duration.ZERO)));
    return appended;
  }

  private static List<Candidate> untold(LoadedBatch batch, HistoryDesk.Sent sent) {
    List<Candidate> untold = new ArrayList<>();
    for (int i = 0; i < batch.inFlight().ranges().size(); i++) {
      Optional<RangeHistory> range = sent.history().range(i);
      if (range.isEmpty() || !sent.isThrough(i, batch.inFlight().ranges().get(i))) {
        continue;
      }
      for (int j = 0; j < batch.entries().get(i).size(); j++) {
        StoredEnvelope event = batch.envelopes().get(i).get(j);
        Entry entry = batch.entries().get(i).get(j).entry();
        if (range.get().isQuiet(event)) {
          untold.add(
              new Candidate(
                  entry.key(),
                  event.receivedAt(),
                  entry.sizeBytes(),
                  List.of(),
                  Optional.empty(),
                  entry.matches()));
        }
      }
    }
    return untold;
  }
}
