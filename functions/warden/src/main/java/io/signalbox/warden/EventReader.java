package io.signalbox.warden;

import io.signalbox.api.Response;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.EnvelopeRelease;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import io.signalbox.feeds.Reading;
import io.signalbox.settings.ReleasePolicy;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads feeds as IDEA events, never more than fits an answer. */
final class EventReader {
  private static final System.Logger LOGGER = System.getLogger(EventReader.class.getName());

  /** Room for what stands around the events. */
  private static final int ANSWER_LIMIT_BYTES = Response.BODY_LIMIT_BYTES - 100_000;

  private static final int ENTRIES_AT_ONCE = 500;
  private static final long LOAD_LIMIT_BYTES = 8_000_000;

  /** After so many entries an answer is given, whether the filter found anything or not. */
  static final int ENTRIES_AN_ANSWER = 20_000;

  private final FeedLog feeds;
  private final EnvelopeRelease release;
  private final IdeaWriter writer;
  private final ClientNames names;

  EventReader(FeedLog feeds, EnvelopeRelease release, IdeaWriter writer, ClientNames names) {
    this.feeds = feeds;
    this.release = release;
    this.writer = writer;
    this.names = names;
  }

  /**
   * What lies behind {@code from}, at most {@code count} events.
   *
   * @param policy what the client may get; what it may not get is passed over
   */
  EventBatch read(FeedId feed, Position from, int count, EventFilter filter, ReleasePolicy policy) {
    Answer answer = new Answer(count);
    Position place = from;
    int entries = 0;
    while (count > 0 && entries < ENTRIES_AN_ANSWER) {
      Reading reading = feeds.read(feed, place, null, ENTRIES_AT_ONCE, LOAD_LIMIT_BYTES);
      if (reading.entries().isEmpty()) {
        return answer.before(place);
      }
      Map<EnvelopeKey, StoredEnvelope> stored =
          release.loadEntries(reading.entries(), policy).envelopes();
      for (Located located : reading.entries()) {
        StoredEnvelope envelope = stored.get(located.entry().key());
        if (envelope != null && !answer.takes(fitting(envelope, filter))) {
          return answer.before(located.position());
        }
        place = located.next();
      }
      entries += reading.entries().size();
    }
    return answer.before(place);
  }

  /**
   * The events of an envelope. They have one id, so an answer has all of them; those beyond what an
   * answer may have are left out.
   */
  private List<byte[]> fitting(StoredEnvelope envelope, EventFilter filter) {
    if (!filter.takesGroup(names.of(envelope.sender()))) {
      return List.of();
    }
    List<byte[]> events = new ArrayList<>();
    long bytes = 0;
    int leftOut = 0;
    for (byte[] event : writer.write(envelope)) {
      if (!filter.takes(event)) {
        continue;
      }
      if (bytes + size(event) > ANSWER_LIMIT_BYTES) {
        leftOut++;
      } else {
        bytes += size(event);
        events.add(event);
      }
    }
    if (leftOut > 0) {
      LOGGER.log(
          Level.WARNING,
          "{0} events of {1} are too large for an answer of Warden",
          leftOut,
          envelope.key());
    }
    return events;
  }

  /** What an event takes of an answer, with the comma and the blank behind it. */
  private static long size(byte[] event) {
    return event.length + 2L;
  }

  private static final class Answer {
    private final List<byte[]> events = new ArrayList<>();
    private final int count;
    private long bytes;

    private Answer(int count) {
      this.count = count;
    }

    /** Adds all events of an envelope, unless there is no room for them. */
    private boolean takes(List<byte[]> added) {
      long size = added.stream().mapToLong(EventReader::size).sum();
      boolean isFull = events.size() + added.size() > count || bytes + size > ANSWER_LIMIT_BYTES;
      if (isFull && !added.isEmpty() && !events.isEmpty()) {
        return false;
      }
      events.addAll(added);
      bytes += size;
      return true;
    }

    private EventBatch before(Position place) {
      return new EventBatch(events, place);
    }
  }
}
