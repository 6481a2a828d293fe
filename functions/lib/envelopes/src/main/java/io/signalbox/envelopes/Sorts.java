package io.signalbox.envelopes;

import io.signalbox.envelope.DedupKey;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Where things lie in the Envelopes table. */
final class Sorts {
  static final String HEAD = "head";
  static final String REVISION = "revision#";
  static final String CONFLICT = "conflict#";
  static final String CHILD = "child#";
  static final String CHUNK = "chunk#";
  static final String DECISION = "decision#";

  /** Not above any sort key that {@link #at} makes, and above no other. */
  static final String FIRST_TIME = "0";

  /** The partition that lists the conflicts of all envelopes. */
  static final String CONFLICTS = "conflicts";

  static final String ACTIVITY = "activity";

  private Sorts() {}

  static Key head(DedupKey id) {
    return new Key(id.value(), HEAD);
  }

  static Key revision(EnvelopeKey key) {
    return key.isUpdate()
        ? new Key(key.id().value(), REVISION + "%08x".formatted(key.revision()))
        : head(key.id());
  }

  static int revisionOf(Key key) {
    return Integer.parseInt(key.sort().substring(REVISION.length()), 16);
  }

  static Key conflict(DedupKey id, String bodyHash) {
    return new Key(id.value(), CONFLICT + bodyHash);
  }

  static Key child(DedupKey parent, DedupKey child) {
    return new Key(parent.value(), CHILD + child.value());
  }

  static Key chunk(String partition, UUID writer, int number) {
    return new Key(partition, CHUNK + writer + "#%03d".formatted(number));
  }

  static String quarantine(String instance) {
    return "quarantine#" + instance;
  }

  static String activity(String instance) {
    return "activity#" + instance;
  }

  /** The last items of a kind, the very last one first. */
  static Range last(DedupKey id, String kind, int limit) {
    Range all = Range.withPrefix(id.value(), kind, limit);
    return new Range(
        all.partition(), all.from(), all.to(), Range.Direction.DESCENDING, all.limit());
  }

  /** A sort key that orders by time. */
  static String at(Instant time, String distinct) {
    return "%016x#%s".formatted(ChronoUnit.MICROS.between(Instant.EPOCH, time), distinct);
  }
}
