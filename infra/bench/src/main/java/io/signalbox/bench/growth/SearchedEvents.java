package io.signalbox.bench.growth;

import io.signalbox.envelope.DedupKey;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.feeds.Candidate;
import io.signalbox.feeds.DelayBucket;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.JournalColumn;
import io.signalbox.feeds.JournalRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Events whose values are as frequent as those of a national CERT, and some that are rare. */
final class SearchedEvents {
  /** An event has it, in each hour. */
  static final String HOURLY = "hourly";

  /** One event has it, in the first hour. */
  static final String ONCE = "once";

  static final String TYPE = "phishing";
  static final List<String> TYPES = List.of("scanner", TYPE, "c2-server");

  /** Most events are of it. */
  static final String COUNTRY = "AT";

  /** Some events of each page are of this country, but one alone is also of the type. */
  static final String RARE_COUNTRY = "EE";

  static final String RARE_DESTINATION = "rare";
  static final FeedId RARE_FEED = new FeedId(RARE_DESTINATION, "");
  static final String ONLY_ID = "3f2a9c1b-6a77-4d3a-9e0f-0a1b2c3d4e5f";

  private static final int ONE_IN_OF_RARE = 50;
  static final int ENTRIES_A_PAGE = 250;

  private static final int SECONDS_A_MINUTE = 60;

  private final Ground ground;

  SearchedEvents(Ground ground) {
    this.ground = ground;
  }

  List<Candidate> page(boolean isFirst, boolean isMarked) {
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < ENTRIES_A_PAGE; i++) {
      boolean isOnly = isFirst && i == 0;
      UUID id = new UUID(ground.random().nextLong(), ground.random().nextLong());
      String destination = isOnly ? RARE_DESTINATION : "destination-" + i % 20;
      candidates.add(
          new Candidate(
              EnvelopeKey.first(new DedupKey(isOnly ? ONLY_ID : id.toString())),
              ground.clock().instant(),
              600,
              List.of(new FeedId(destination, "")),
              Optional.of(row(isOnly ? ONCE : isMarked && i == 0 ? HOURLY : "")),
              List.of()));
    }
    return candidates;
  }

  /** A number of which small ones are more frequent, as types, networks and names are. */
  private static int frequent(RandomGenerator random, int most) {
    return (int) Math.min(most - 1, -Math.log(1 - random.nextDouble()) * most / 5);
  }

  private JournalRow row(String malware) {
    RandomGenerator random = ground.random();
    int feed = frequent(random, 40);
    int network = frequent(random, 400);
    Map<JournalColumn, String> values = new EnumMap<>(JournalColumn.class);
    String type = malware.equals(ONCE) ? TYPE : TYPES.get(feed % TYPES.size());
    boolean isOfRare =
        malware.equals(ONCE)
            || (malware.isEmpty() && !type.equals(TYPE) && random.nextInt(ONE_IN_OF_RARE) == 0);
    values.put(JournalColumn.TYPE, type);
    values.put(JournalColumn.IDENTIFIER, "identifier-" + feed);
    values.put(JournalColumn.FEED, "feed-" + feed);
    values.put(JournalColumn.PROVIDER, "provider-" + feed / 3);
    values.put(JournalColumn.SENDER, "sender-" + feed / 4);
    values.put(JournalColumn.ASN, Integer.toString(64_500 + network / 2));
    values.put(JournalColumn.COUNTRY, isOfRare ? RARE_COUNTRY : COUNTRY);
    values.put(JournalColumn.MALWARE, malware);
    Duration delay = Duration.ofMinutes(1L + random.nextInt(1_440));
    values.put(JournalColumn.DELAY, Integer.toString(DelayBucket.of(delay)));
    values.put(
        JournalColumn.TIME,
        Long.toString(ground.clock().instant().minus(delay).getEpochSecond() / SECONDS_A_MINUTE));
    values.put(
        JournalColumn.ADDRESS,
        "10.%d.%d.%d".formatted(network, frequent(random, 256), 1 + random.nextInt(250)));
    if (random.nextInt(3) == 0) {
      values.put(
          JournalColumn.DOMAIN,
          "host-%d.example-%d.org".formatted(frequent(random, 50), frequent(random, 3_000)));
    }
    List<String> row = new ArrayList<>();
    for (JournalColumn column : JournalColumn.values()) {
      row.add(values.getOrDefault(column, ""));
    }
    return new JournalRow(row);
  }
}
