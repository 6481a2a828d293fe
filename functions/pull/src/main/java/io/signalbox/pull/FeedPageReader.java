package io.signalbox.pull;

import io.signalbox.api.Problem;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Response;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.EnvelopeWriter;
import io.signalbox.envelope.Form;
import io.signalbox.envelope.Json;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import io.signalbox.feeds.Reading;
import io.signalbox.store.Body;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads parts of feeds and writes them as clients want them, never more than fits an answer. */
final class FeedPageReader {
  /** About how much memory envelopes may take for one answer: some four times what is written. */
  private static final long LOAD_LIMIT_BYTES = 4L * Response.BODY_LIMIT_BYTES;

  private final FeedLog feeds;
  private final EnvelopeStore archive;
  private final Clock clock;
  private final EnvelopeWriter writer = new EnvelopeWriter();

  FeedPageReader(FeedLog feeds, EnvelopeStore archive, Clock clock) {
    this.feeds = feeds;
    this.archive = archive;
    this.clock = clock;
  }

  /**
   * What lies behind {@code from}, at most {@code limit} entries and as many as an answer holds.
   *
   * @param until where to stop; {@code null} for the feed's end
   * @throws io.signalbox.api.ProblemException 406 where the first entry alone is too large for an
   *     answer that is not compressed
   */
  FeedPage read(FeedId feed, Position from, @Nullable Position until, int limit, FeedRequest wish) {
    Instant now = clock.instant();
    Reading reading = feeds.read(feed, from, until, limit, LOAD_LIMIT_BYTES);
    List<Located> entries = reading.entries();
    Map<EnvelopeKey, StoredEnvelope> arrivals =
        archive.getAll(entries.stream().map(located -> located.entry().key()).distinct().toList());
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int written = 0;
    for (Located located : entries) {
      byte[] item = item(arrivals.get(located.entry().key()), wish);
      if (body.size() + item.length > Response.BODY_LIMIT_BYTES - 2) {
        if (written > 0) {
          break;
        }
        requireCompression(wish);
      }
      append(body, item, wish);
      written++;
    }
    Position next = written == 0 ? reading.next() : entries.get(written - 1).next();
    boolean more = written > 0 && next.compareTo(feeds.end(feed)) < 0;
    Instant asOf = more ? entries.get(written - 1).entry().at() : now;
    return new FeedPage(
        Body.of(closed(body, wish)), written, next, more, asOf, reading.continuity());
  }

  /**
   * Empty for what a client of this form is not to get: what is gone, and tags in the bare form.
   */
  private byte[] item(@Nullable StoredEnvelope arrival, FeedRequest wish) {
    if (arrival == null) {
      return new byte[0];
    }
    Envelope envelope = arrival.envelope();
    if (arrival.key().isUpdate()) {
      if (wish.form() == Form.BARE) {
        return new byte[0];
      }
      envelope = envelope.asTagUpdate();
    }
    return Json.bytes(writer.write(envelope, wish.form(), wish.receiver(), wish.hierarchical()));
  }

  private static void append(ByteArrayOutputStream body, byte[] item, FeedRequest wish) {
    if (item.length > 0) {
      if (wish.array()) {
        body.write(body.size() == 0 ? '[' : ',');
      }
      body.writeBytes(item);
      if (!wish.array()) {
        body.write('\n');
      }
    }
  }

  private static byte[] closed(ByteArrayOutputStream body, FeedRequest wish) {
    if (wish.array()) {
      body.writeBytes((body.size() == 0 ? "[]" : "]").getBytes(StandardCharsets.US_ASCII));
    }
    return body.toByteArray();
  }

  private static void requireCompression(FeedRequest wish) {
    if (!wish.compressed()) {
      throw Problem.of(
              ProblemType.NOT_ACCEPTABLE,
              "The next envelope is too large for an answer that is not compressed."
                  + " Ask again with Accept-Encoding: gzip.")
          .exception();
    }
  }
}
