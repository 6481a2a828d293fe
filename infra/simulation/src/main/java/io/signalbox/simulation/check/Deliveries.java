package io.signalbox.simulation.check;

import io.signalbox.delivery.drain.DeliveryIds;
import io.signalbox.delivery.reader.InFlightBatch;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import io.signalbox.simulation.check.Sent.Answer;
import io.signalbox.simulation.check.Violations.Promise;
import io.signalbox.simulation.engine.SimulatedProcess;
import io.signalbox.simulation.hub.Hub;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Everything that a hub's receivers got, checked as it arrives. */
public final class Deliveries {
  private record Found(Reader reader, InFlightBatch.DeliveryRange piece) {}

  private final Violations violations;
  private final Supplier<Instant> now;
  private final TicketBook tickets;
  private final HistoryBook histories;
  private final List<Sent> all = new ArrayList<>();
  private final Map<String, List<Sent>> byId = new HashMap<>();
  private final Map<String, List<Sent>> byEntry = new HashMap<>();

  /**
   * @param now the true time
   */
  public Deliveries(Violations violations, Supplier<Instant> now) {
    this.violations = violations;
    this.tickets = new TicketBook(violations);
    this.histories = new HistoryBook(violations);
    this.now = now;
  }

  /**
   * Something arrives.
   *
   * @param id the delivery's
   * @param kept whether the receiver has it from now on, whatever it answers
   * @return empty where nothing in the hub says that it is to be sent
   */
  public Optional<Sent> arrive(
      Hub hub,
      String destination,
      String id,
      String content,
      SimulatedProcess process,
      boolean kept,
      Answer answer) {
    Optional<Found> found = find(hub, destination, id);
    if (found.isEmpty()) {
      violations.add(
          Promise.REPEATED_ONLY_IF_UNKNOWN,
          process + " sent " + id + " to " + destination + ", which nothing says is to be sent");
      return Optional.empty();
    }
    Reader reader = found.get().reader();
    violations.require(
        !Wanted.hasCeiling(destination) || !content.toLowerCase(Locale.ROOT).contains(Wanted.ABOVE),
        Promise.NOTHING_ABOVE_ITS_MARK,
        id + " was sent to " + destination + " above its ceiling");
    Sent sent =
        new Sent(
            id,
            destination,
            content,
            entries(hub, reader, found.get().piece()),
            !lacksEnvelopes(hub, found.get()),
            process,
            kept,
            answer,
            now.get());
    byId.getOrDefault(id, List.of()).forEach(before -> checkRepeat(before, sent));
    sent.entries()
        .forEach(
            entry ->
                byEntry.getOrDefault(entry, List.of()).stream()
                    .filter(before -> !before.id().equals(id))
                    .forEach(before -> checkOther(before, sent, entry)));
    all.add(sent);
    tickets.add(sent);
    histories.add(hub, reader, sent, located(hub, reader, found.get().piece()));
    byId.computeIfAbsent(id, unknown -> new ArrayList<>()).add(sent);
    sent.entries()
        .forEach(entry -> byEntry.computeIfAbsent(entry, unknown -> new ArrayList<>()).add(sent));
    return Optional.of(sent);
  }

  /** Something arrives for a destination that was taken out of the settings long enough ago. */
  public void addUnwanted(String destination, String id) {
    violations.add(
        Promise.WHAT_IS_REMOVED_GETS_NOTHING, id + " was sent to " + destination + ", removed");
  }

  /** When what lies at that place of a feed arrived first. */
  Optional<Instant> firstArrival(String entry) {
    return byEntry.getOrDefault(entry, List.of()).stream().map(Sent::at).findFirst();
  }

  /** Checks the numbers of all mails. */
  public void checkTickets(Hub hub) {
    tickets.check(hub);
  }

  /** Checks how often the hub thinks that it told recipients of each object. */
  public void checkHistories(Hub hub) {
    histories.check(hub);
  }

  /** Checks that what the hub was told of mails later is brought to them. */
  public void checkLateOutcomes(Hub hub) {
    new LateOutcomeCheck(hub, violations, this::has).check(all);
  }

  /** Whether a receiver has what lies at that place of a feed. */
  boolean has(String entry) {
    return byEntry.getOrDefault(entry, List.of()).stream().anyMatch(Sent::kept);
  }

  /** Whether a receiver got what lies at that place from a replay, at that time or later. */
  boolean hasFromReplay(FeedId feed, Position position, Instant asked) {
    String first = entry(feed, "", position);
    return all.stream()
        .filter(sent -> sent.kept() && !sent.at().isBefore(asked))
        .flatMap(sent -> sent.entries().stream())
        .anyMatch(entry -> !entry.equals(first) && isAt(entry, feed, position));
  }

  private static boolean isAt(String entry, FeedId feed, Position position) {
    return entry.startsWith(feed.text() + "#") && entry.endsWith("#" + position.text());
  }

  /** How a place of a feed is named here, which a replay reads as an edition of its own. */
  static String entry(Reader reader, Position position) {
    return entry(reader.id().feed(), reader.edition(), position);
  }

  private static String entry(FeedId feed, String edition, Position position) {
    return feed.text() + "#" + edition + "#" + position.text();
  }

  private void checkRepeat(Sent before, Sent now) {
    violations.require(
        before.content().equals(now.content())
            || before.isDraft() != now.isDraft()
            || now.entries().size() < before.entries().size()
            || !before.isWhole()
            || !now.isWhole(),
        Promise.REPEATED_ONLY_IF_UNKNOWN,
        now.id()
            + " was repeated with another content: "
            + difference(before.content(), now.content()));
    violations.require(
        !before.mustBeWrittenDown(),
        Promise.REPEATED_ONLY_IF_UNKNOWN,
        now.id() + " was repeated although the hub knew that it was delivered");
  }

  /** Whether envelopes of a piece have gone, past retention; some may come again. */
  private static boolean lacksEnvelopes(Hub hub, Found found) {
    Set<EnvelopeKey> keys = new HashSet<>();
    located(hub, found.reader(), found.piece()).forEach(one -> keys.add(one.entry().key()));
    return Views.envelopeStore(hub).getAll(keys).size() < keys.size();
  }

  private static String difference(String one, String other) {
    int begin = 0;
    int shorter = Math.min(one.length(), other.length());
    while (begin < shorter && one.charAt(begin) == other.charAt(begin)) {
      begin++;
    }
    return "at " + begin + " \"" + excerpt(one, begin) + "\" and \"" + excerpt(other, begin) + '"';
  }

  private static String excerpt(String text, int at) {
    return text.substring(Math.max(0, at - 30), Math.min(text.length(), at + 60));
  }

  /**
   * Under another id it may be sent only when the first one was refused, for then it is cut anew.
   */
  private void checkOther(Sent before, Sent now, String entry) {
    List<Sent> tries = byId.getOrDefault(before.id(), List.of());
    violations.require(
        tries.getLast().answer() == Answer.REFUSED,
        Promise.REPEATED_ONLY_IF_UNKNOWN,
        entry + " was sent as " + before.id() + " and as " + now.id());
  }

  private static List<String> entries(Hub hub, Reader reader, InFlightBatch.DeliveryRange piece) {
    return located(hub, reader, piece).stream()
        .map(Located::position)
        .map(position -> entry(reader, position))
        .toList();
  }

  private static List<Located> located(Hub hub, Reader reader, InFlightBatch.DeliveryRange piece) {
    return Views.feeds(hub)
        .read(reader.id().feed(), piece.from(), piece.to(), Integer.MAX_VALUE, Long.MAX_VALUE)
        .entries();
  }

  /** The reader in whose batch the delivery is. */
  private static Optional<Found> find(Hub hub, String destination, String id) {
    for (Reader reader : new Readers(hub.table("Readers")).ofDestination(destination)) {
      InFlightBatch inFlight = reader.inFlight();
      if (inFlight != null && !reader.id().name().startsWith("client-")) {
        for (InFlightBatch.DeliveryRange piece : inFlight.ranges()) {
          if (DeliveryIds.of(reader, piece).toString().equals(id)) {
            return Optional.of(new Found(reader, piece));
          }
        }
      }
    }
    return Optional.empty();
  }
}
