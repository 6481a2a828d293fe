package io.signalbox.delivery;

import io.signalbox.delivery.HintSender.Addressed;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import io.signalbox.settings.Destination;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** What an operator does with a destination: pause, resume, and send again. */
public final class DestinationControl {
  private final Readers readers;
  private final FeedLog feeds;
  private final HintSender hints;
  private final Clock clock;
  private final RandomGenerator random;

  public DestinationControl(
      Readers readers, FeedLog feeds, HintSender hints, Clock clock, RandomGenerator random) {
    this.readers = readers;
    this.feeds = feeds;
    this.hints = hints;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Stops all deliveries to the destination, those of groups that come later too. Its feeds go on
   * growing.
   */
  public void pause(Destination destination, String reason) {
    readers.markPaused(destination.name(), reason, clock.instant());
    for (Reader reader : delivering(destination)) {
      readers.change(
          reader.id(),
          standing -> standing.isPaused() ? standing : standing.paused(reason, clock.instant()));
    }
  }

  /**
   * Delivers again, from where it stopped; what failed is tried at once.
   *
   * @return how many readers were resumed
   */
  public int resume(Destination destination) {
    readers.removePauseMark(destination.name());
    return resume(destination, Reader::isPaused);
  }

  /**
   * Tries all again that was set aside.
   *
   * @return how many deliveries
   */
  public int replaySetAside(Destination destination) {
    return resume(destination, reader -> reader.id().isAside());
  }

  private int resume(Destination destination, Predicate<Reader> which) {
    List<Addressed> resumed = new ArrayList<>();
    for (Reader reader : delivering(destination)) {
      if (which.test(reader)
          && readers
              .change(reader.id(), standing -> standing.resumed(clock.instant()))
              .isPresent()) {
        resumed.add(Addressed.now(new Hint(reader.id()), destination));
      }
    }
    hints.send(resumed);
    return resumed.size();
  }

  /** A backfill fills feeds, and goes on also where nothing is delivered from them. */
  private List<Reader> delivering(Destination destination) {
    return readers.ofDestination(destination.name()).stream()
        .filter(reader -> !reader.id().isBackfill())
        .toList();
  }

  /**
   * Sends one entry of a feed once more, as a delivery of its own under a new id.
   *
   * @return the reader that does it
   */
  public ReaderId replay(Destination destination, Reader of, Located entry) {
    return replay(destination, of, entry.position(), entry.next());
  }

  /**
   * Sends once more what the destination's feeds got from {@code since} until before {@code until},
   * under new ids.
   *
   * @return the readers that do it, one for each feed that has something of that time
   */
  public List<ReaderId> replay(Destination destination, Instant since, Instant until) {
    List<ReaderId> replaying = new ArrayList<>();
    for (Reader reader : readers.ofDestination(destination.name())) {
      if (reader.id().name().equals(ReaderId.MAIN)) {
        Position from = feeds.since(reader.id().feed(), since);
        Position to = feeds.since(reader.id().feed(), until);
        if (from.compareTo(to) < 0) {
          replaying.add(replay(destination, reader, from, to));
        }
      }
    }
    return replaying;
  }

  private ReaderId replay(Destination destination, Reader of, Position from, Position to) {
    String edition = HexFormat.of().toHexDigits(random.nextLong());
    ReaderId id = ReaderId.replay(of.id().feed(), edition);
    readers.addIfAbsent(
        Reader.bounded(id, of.group(), from, to, edition).waitingUntil(clock.instant()));
    hints.send(List.of(Addressed.now(new Hint(id), destination)));
    return id;
  }

  /** Why the destination as a whole is paused; empty where it is not. */
  public Optional<String> whyPaused(Destination destination) {
    return readers.whyPaused(destination.name());
  }
}
