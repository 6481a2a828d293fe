package io.signalbox.misp;

import io.signalbox.envelope.Hashes;
import io.signalbox.feeds.Slice;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The UUIDs of a feed's MISP events, from which interval and part can be read again. They are of
 * version 1 (RFC 9562, section 5.1), for MISP takes none above 5: the time is the interval's
 * beginning and 100 ns for each part, and node and clock sequence are made of the names of hub and
 * feed.
 */
final class EventIds {

  /** The interval that begins then, and the part of it. */
  record Place(Instant start, int part) {}

  private static final UUID URL_NAMESPACE = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");
  private static final long SECONDS_FROM_1582_TO_1970 = 12_219_292_800L;
  private static final long TICKS_A_SECOND = 10_000_000;

  /** RFC 9562, section 6.10: the node is no network card's address. */
  private static final long MULTICAST = 1L << 40;

  private final long node;
  private final Duration interval;

  EventIds(MispFeed feed) {
    String name =
        "https://signalbox.io/ns/misp\n%s\n%s\n%s"
            .formatted(feed.hub(), feed.name(), feed.interval());
    this.node =
        Hashes.uuidVersion5(URL_NAMESPACE, ByteBuffer.wrap(name.getBytes(StandardCharsets.UTF_8)))
                .getLeastSignificantBits()
            | MULTICAST;
    this.interval = feed.interval();
  }

  UUID of(Slice slice) {
    long ticks =
        (slice.start().getEpochSecond() + SECONDS_FROM_1582_TO_1970) * TICKS_A_SECOND
            + slice.part();
    long high = (ticks << 32) | ((ticks >>> 16) & 0xFFFF_0000L) | 0x1000L | (ticks >>> 48);
    return new UUID(high, node);
  }

  /** What the UUID names; empty where it is none of this feed. */
  Optional<Place> read(String text) {
    UUID id;
    try {
      id = UUID.fromString(text);
    } catch (IllegalArgumentException noUuid) {
      return Optional.empty();
    }
    if (!id.toString().equals(text) || id.version() != 1 || id.getLeastSignificantBits() != node) {
      return Optional.empty();
    }
    long ticks = id.timestamp();
    Instant moment = Instant.ofEpochSecond(ticks / TICKS_A_SECOND - SECONDS_FROM_1582_TO_1970);
    Instant start = ListedTime.beginning(moment, interval);
    long part = ticks - (start.getEpochSecond() + SECONDS_FROM_1582_TO_1970) * TICKS_A_SECOND;
    return part > Integer.MAX_VALUE ? Optional.empty() : Optional.of(new Place(start, (int) part));
  }
}
