package io.signalbox.control.erasure;

import io.signalbox.delivery.Deadline;
import io.signalbox.delivery.log.OutcomeHosts;
import io.signalbox.delivery.log.OutcomeLog;
import io.signalbox.envelope.DedupKey;
import io.signalbox.envelopes.EnvelopeErasure.Erased;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.ingest.Workers;
import io.signalbox.feeds.Entry;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.JournalColumn;
import io.signalbox.feeds.JournalRow;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import io.signalbox.settings.CachedSettings;
import io.signalbox.settings.RetentionRule;
import io.signalbox.settings.SettingsSource;
import io.signalbox.store.Platform;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes out the envelopes that the settings keep for a shorter time than the hub's retention. It
 * reads the journal behind each rule, as far as its entries are old enough, so that a changed rule
 * holds for what was there before, too. Each step can be repeated.
 */
final class RetentionRun {
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(10);
  private static final Duration A_STEP = Duration.ofSeconds(15);
  private static final int ENTRIES_A_STEP = 2_000;

  private final SettingsSource settings;
  private final Places places;
  private final FeedLog journal;
  private final OutcomeHosts outcomes;
  private final RetentionProgress progress;
  private final Clock clock;
  private volatile Instant lookedAt = Instant.MIN;

  RetentionRun(Platform platform) {
    Duration retention = platform.environment().duration("RETENTION");
    this.settings = CachedSettings.of(platform);
    this.places = new Places(platform);
    this.journal = new FeedLog(places.table(Places.Name.FEEDS), platform.clock(), retention);
    this.outcomes = new OutcomeHosts(places.table(Places.Name.DELIVERIES));
    this.progress = new RetentionProgress(places.table(Places.Name.FEEDS));
    this.clock = platform.clock();
  }

  /** Applies all rules every ten minutes, until time is nearly up. */
  void run(Deadline deadline) {
    Instant now = clock.instant();
    boolean isTime =
        lookedAt.equals(Instant.MIN)
            || now.isBefore(lookedAt)
            || !now.isBefore(lookedAt.plus(BETWEEN_LOOKS));
    if (isTime && isApplied(settings.latest().hub().retention(), now, deadline)) {
      lookedAt = now;
    }
  }

  private boolean isApplied(List<RetentionRule> rules, Instant now, Deadline deadline) {
    for (RetentionRule rule : rules) {
      Instant before = now.minus(rule.kept());
      boolean isMore = true;
      while (isMore) {
        if (deadline.isCloserThan(A_STEP)) {
          return false;
        }
        isMore = envelopes(rule, before);
        for (int part = 0; part < OutcomeLog.PARTS; part++) {
          isMore |= outcomes(rule, part, before);
        }
      }
    }
    return true;
  }

  private boolean envelopes(RetentionRule rule, Instant before) {
    String log = FeedId.JOURNAL.text();
    List<Located> old =
        journal.read(FeedId.JOURNAL, progress.of(rule, log), ENTRIES_A_STEP).entries().stream()
            .takeWhile(one -> one.entry().at().isBefore(before))
            .toList();
    if (old.isEmpty()) {
      return false;
    }
    List<Entry> envelopes =
        old.stream()
            .map(Located::entry)
            .filter(entry -> !entry.key().isUpdate() && isCovered(rule, entry))
            .toList();
    for (Erased erased : Workers.DEFAULT.inParallel(envelopes, this::erase)) {
      if (erased.key().isUpdate()) {
        places.feeds.blank(erased.key(), erased.receivedAt());
      }
    }
    makeAnonymous(old, envelopes);
    progress.put(rule, log, old.getLast().next());
    return true;
  }

  /** What has come under the same id since the entry's time is another envelope. */
  private List<Erased> erase(Entry entry) {
    return places.envelopes.erase(entry.key().id(), entry.at().plus(FeedAppender.CLOCK_MARGIN));
  }

  /** With updates of envelopes that a run took out before which did not come to its end. */
  private void makeAnonymous(List<Located> old, List<Entry> envelopes) {
    List<EnvelopeKey> updates =
        old.stream().map(one -> one.entry().key()).filter(EnvelopeKey::isUpdate).toList();
    Set<DedupKey> gone = places.envelopes.gone(updates.stream().map(EnvelopeKey::id).toList());
    Set<EnvelopeKey> keys = new HashSet<>();
    envelopes.forEach(entry -> keys.add(entry.key()));
    updates.stream().filter(key -> gone.contains(key.id())).forEach(keys::add);
    Map<Long, Set<EnvelopeKey>> byPage =
        old.stream()
            .filter(one -> keys.contains(one.entry().key()))
            .collect(
                Collectors.groupingBy(
                    one -> one.position().page(),
                    Collectors.mapping(one -> one.entry().key(), Collectors.toSet())));
    byPage.forEach(places.feeds::makeAnonymous);
  }

  private boolean outcomes(RetentionRule rule, int part, Instant before) {
    String log = "outcomes-" + part;
    long from = progress.of(rule, log).page();
    OptionalLong next = outcomes.remove(part, from, before, row -> isCovered(rule, row));
    next.ifPresent(page -> progress.put(rule, log, new Position(page, 0)));
    return next.isPresent();
  }

  private static boolean isCovered(RetentionRule rule, Entry entry) {
    return entry.row().filter(row -> isCovered(rule, row)).isPresent();
  }

  private static boolean isCovered(RetentionRule rule, JournalRow row) {
    return rule.covers(row.get(JournalColumn.SENDER), row.get(JournalColumn.TYPE));
  }
}
