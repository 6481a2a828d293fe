package io.signalbox.simulation.check;

import io.signalbox.delivery.history.NoticeMemory;
import io.signalbox.delivery.history.Remembered;
import io.signalbox.delivery.history.Sighting;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Located;
import io.signalbox.simulation.check.Violations.Promise;
import io.signalbox.simulation.engine.Simulator;
import io.signalbox.simulation.hub.Hub;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** How often recipients were told of each object, counted by the mails that arrived. */
final class HistoryBook {
  private static final Set<String> MAILED = Set.of("letters", "digest");

  /**
   * A delivery and all its tries.
   *
   * @param objects what it is about
   * @param notices the notice that each try belongs to
   */
  private record Mail(FeedId feed, Set<Sighting> objects, Map<Sent, String> notices) {}

  private final Violations violations;
  private final Map<String, Mail> mails = new HashMap<>();

  HistoryBook(Violations violations) {
    this.violations = violations;
  }

  /** Adds a try of a mail. What is sent once more tells nothing new. */
  void add(Hub hub, Reader reader, Sent sent, List<Located> entries) {
    FeedId feed = reader.id().feed();
    if (!MAILED.contains(feed.destination()) || !reader.edition().isEmpty()) {
      return;
    }
    mails
        .computeIfAbsent(
            sent.id(), _ -> new Mail(feed, objects(hub, feed, entries), new LinkedHashMap<>()))
        .notices()
        .put(sent, reader.id().isAside() ? sent.id() : digest(reader));
  }

  /** The hub counts each delivery that it knew to be taken, and none that nobody has. */
  void check(Hub hub) {
    Set<FeedId> feeds = new LinkedHashSet<>();
    mails.values().forEach(mail -> feeds.add(mail.feed()));
    feeds.forEach(feed -> check(hub, feed));
  }

  private void check(Hub hub, FeedId feed) {
    NoticeMemory memory =
        new NoticeMemory(
            hub.table("Deliveries"), Clock.fixed(Simulator.START, ZoneOffset.UTC), hub.retention());
    Map<Sighting, Remembered> known = memory.of(feed);
    Map<Sighting, Integer> apart = memory.apart(feed);
    Map<Sighting, Integer> written = new TreeMap<>();
    Map<Sighting, Integer> arrived = new TreeMap<>();
    Map<Sighting, Set<String>> writtenNotices = new TreeMap<>();
    Map<Sighting, Set<String>> arrivedNotices = new TreeMap<>();
    for (Mail mail : mails.values()) {
      if (mail.feed().equals(feed)) {
        for (Sighting object : mail.objects()) {
          notices(arrivedNotices, object);
          mail.notices()
              .forEach(
                  (sent, notice) -> {
                    if (sent.mustBeWrittenDown()) {
                      notices(writtenNotices, object).add(notice);
                    }
                    if (sent.kept()) {
                      notices(arrivedNotices, object).add(notice);
                    }
                  });
        }
      }
    }
    writtenNotices.forEach((object, notices) -> written.put(object, notices.size()));
    arrivedNotices.forEach((object, notices) -> arrived.put(object, notices.size()));
    arrived.forEach(
        (object, most) -> {
          int counted =
              Optional.ofNullable(known.get(object)).map(one -> one.now().notices()).orElse(0)
                  + apart.getOrDefault(object, 0);
          int least = written.getOrDefault(object, 0);
          violations.require(
              least <= counted && counted <= most,
              Promise.NOTICES_KNOW_THE_LAST_ONE,
              "%s was told of %s %d to %d times, and the hub counts %d"
                  .formatted(feed.text(), object, least, most, counted));
        });
  }

  private static Set<String> notices(Map<Sighting, Set<String>> all, Sighting object) {
    return all.computeIfAbsent(object, _ -> new HashSet<>());
  }

  /**
   * Where its digest ends in the feed. That stays, however often the hub cuts what is left of it
   * anew; so a digest in several mails counts once. What was set aside of it is a notice of its
   * own.
   */
  private static String digest(Reader reader) {
    return Objects.requireNonNull(reader.inFlight()).to().text();
  }

  private static Set<Sighting> objects(Hub hub, FeedId feed, List<Located> entries) {
    Set<Sighting> objects = new HashSet<>();
    Views.envelopeStore(hub)
        .getAll(new HashSet<>(entries.stream().map(one -> one.entry().key()).toList()))
        .values()
        .stream()
        .filter(stored -> !Wanted.isAbove(stored.envelope(), feed.destination()))
        .forEach((StoredEnvelope stored) -> Sighting.of(stored).ifPresent(objects::add));
    return objects;
  }
}
