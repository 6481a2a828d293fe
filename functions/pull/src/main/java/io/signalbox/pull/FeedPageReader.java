package io.signalbox.pull;

import io.signalbox.api.Problem;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Response;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Marking;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.EnvelopeRelease;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import io.signalbox.feeds.Reading;
import io.signalbox.feeds.Released;
import io.signalbox.formats.Conversion;
import io.signalbox.formats.EventBody;
import io.signalbox.formats.EventFormats;
import io.signalbox.formats.ReceivedEvent;
import io.signalbox.store.Body;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads parts of feeds and writes them as clients want them, never more than fits an answer. */
final class FeedPageReader {
  /** About how much memory envelopes may take for one answer: some four times what is written. */
  private static final long LOAD_LIMIT_BYTES = 4L * Response.BODY_LIMIT_BYTES;

  /** What a body has behind its last event, at the most, and between events. */
  private static final int BODY_END_BYTES = 1_000;

  private final FeedLog feeds;
  private final EnvelopeRelease release;
  private final Clock clock;

  FeedPageReader(FeedLog feeds, EnvelopeRelease release, Clock clock) {
    this.feeds = feeds;
    this.release = release;
    this.clock = clock;
  }

  /**
   * What lies behind {@code from}, at most {@code limit} entries and as many as an answer holds.
   *
   * @param until where to stop; {@code null} for the feed's end
   * @throws io.signalbox.api.ProblemException 406 where the first entry alone is too large for an
   *     answer that is not compressed
   */
  FeedPage read(
      FeedId feed, Position from, @Nullable Position until, int limit, FeedRequest feedRequest) {
    Instant now = clock.instant();
    Reading reading = feeds.read(feed, from, until, limit, LOAD_LIMIT_BYTES);
    List<Located> entries = reading.entries();
    Released released =
        release.load(
            entries.stream().map(located -> located.entry().key()).distinct().toList(),
            feedRequest.release());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int written = 0;
    int leftOut = 0;
    int withheld = 0;
    List<Envelope> given = new ArrayList<>();
    try (EventBody body =
        feedRequest.format().open(feedRequest.layout(), feedRequest.options(), bytes)) {
      for (Located located : entries) {
        @Nullable StoredEnvelope stored = released.envelopes().get(located.entry().key());
        Optional<Conversion> item = item(stored, feedRequest);
        if (stored != null && item.isPresent() && item.get() instanceof Conversion.Written event) {
          if (bytes.size() + event.bytes() > Response.BODY_LIMIT_BYTES - BODY_END_BYTES) {
            if (written > 0) {
              break;
            }
            requireCompression(feedRequest);
          }
          body.add(event);
          given.add(stored.envelope());
        }
        leftOut += item.isPresent() && item.get() instanceof Conversion.CannotBeWritten ? 1 : 0;
        withheld += released.withheld().containsKey(located.entry().key()) ? 1 : 0;
        written++;
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    Position next = written == 0 ? reading.next() : entries.get(written - 1).next();
    boolean more = written > 0 && next.compareTo(feeds.end(feed)) < 0;
    Instant asOf = more ? entries.get(written - 1).entry().at() : now;
    return new FeedPage(
        Body.of(bytes.toByteArray()),
        written,
        leftOut,
        withheld,
        Marking.of(given),
        next,
        more,
        asOf,
        reading.continuity());
  }

  /**
   * Empty for what a client is not to get: what is gone or withheld, and tags in a format without
   * tags.
   */
  private static Optional<Conversion> item(
      @Nullable StoredEnvelope arrival, FeedRequest feedRequest) {
    boolean isWanted =
        arrival != null
            && (!arrival.key().isUpdate() || feedRequest.format().tellsTags(feedRequest.options()));
    if (arrival == null || !isWanted) {
      return Optional.empty();
    }
    Envelope envelope =
        arrival.key().isUpdate()
            ? arrival.envelope().asTagUpdate(arrival.key().revision())
            : arrival.envelope();
    return Optional.of(
        EventFormats.write(
            feedRequest.format(),
            new ReceivedEvent(envelope, arrival.receivedAt()),
            feedRequest.options()));
  }

  private static void requireCompression(FeedRequest feedRequest) {
    if (!feedRequest.compressed()) {
      throw Problem.of(
              ProblemType.NOT_ACCEPTABLE,
              "The next envelope is too large for an answer that is not compressed."
                  + " Ask again with Accept-Encoding: gzip.")
          .exception();
    }
  }
}
