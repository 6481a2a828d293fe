package io.signalbox.track;

import io.signalbox.api.Parameters;
import io.signalbox.delivery.log.DeliveryLog;
import io.signalbox.delivery.log.DeliveryRecord;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Position;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads the delivery log page by page: destination by destination, feed by feed, each from its
 * newest entries to its oldest.
 */
final class DeliveryPages {
  private static final int ITEMS_A_READ = 500;

  /** How many reads one page may take where few records are wanted. */
  private static final int READS_LIMIT = 20;

  private static final Position END = new Position(9_999_999_999_999_999L, 0);

  /**
   * Some records, and where to go on; empty at the end. May have fewer records than asked for, even
   * none, and yet go on.
   */
  record Page(List<DeliveryRecord> records, Optional<String> next) {}

  private record Place(FeedId feed, Position before) {
    String text() {
      String plain = feed.text() + "#" + before.text();
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    static Place parse(String text) {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      int hash = plain.indexOf('#');
      if (hash < 0) {
        throw new IllegalArgumentException("expected what an answer gave as next");
      }
      return new Place(
          FeedId.parse(plain.substring(0, hash)), Position.parse(plain.substring(hash + 1)));
    }
  }

  private final Readers readers;
  private final DeliveryLog log;

  DeliveryPages(Readers readers, DeliveryLog log) {
    this.readers = readers;
    this.log = log;
  }

  /**
   * The next page.
   *
   * @param after what the page before gave as {@link Page#next}
   * @throws io.signalbox.api.ProblemException 400 where that is something else
   */
  Page read(
      List<String> destinations,
      Optional<String> after,
      int limit,
      Predicate<DeliveryRecord> wanted) {
    Optional<Place> from = after.map(DeliveryPages::parse);
    List<DeliveryRecord> records = new ArrayList<>();
    int reads = 0;
    for (FeedId feed : feeds(destinations)) {
      Position before =
          from.filter(place -> place.feed().equals(feed)).map(Place::before).orElse(END);
      boolean done = from.isPresent() && feed.text().compareTo(from.get().feed().text()) < 0;
      while (!done) {
        if (records.size() >= limit || reads == READS_LIMIT) {
          return new Page(records, Optional.of(new Place(feed, before).text()));
        }
        List<DeliveryRecord> batch = batch(feed, before);
        reads++;
        done = batch.isEmpty();
        for (DeliveryRecord record : batch) {
          if (records.size() >= limit && !record.from().equals(before)) {
            break;
          }
          before = record.from();
          if (wanted.test(record)) {
            records.add(record);
          }
        }
      }
    }
    return new Page(records, Optional.empty());
  }

  /** Whole tries: those of the oldest position of a full read may not all be in it. */
  private List<DeliveryRecord> batch(FeedId feed, Position before) {
    List<DeliveryRecord> read =
        log.newest(feed, before, ITEMS_A_READ).stream()
            .filter(record -> record.from().compareTo(before) < 0)
            .sorted(
                Comparator.comparing(DeliveryRecord::from)
                    .thenComparing(DeliveryRecord::at)
                    .reversed())
            .toList();
    if (read.isEmpty() || read.getFirst().from().equals(read.getLast().from())) {
      return read;
    }
    Position oldest = read.getLast().from();
    return read.stream().filter(record -> !record.from().equals(oldest)).toList();
  }

  private List<FeedId> feeds(List<String> destinations) {
    return destinations.stream()
        .flatMap(name -> readers.ofDestination(name).stream())
        .map(Reader::id)
        .map(id -> id.feed())
        .distinct()
        .sorted(Comparator.comparing(FeedId::text))
        .toList();
  }

  private static Place parse(String text) {
    try {
      return Place.parse(text);
    } catch (IllegalArgumentException fault) {
      throw Parameters.invalid("after", "This is not what an answer gave as next.");
    }
  }
}
