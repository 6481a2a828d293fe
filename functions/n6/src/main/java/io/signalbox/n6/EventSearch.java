package io.signalbox.n6;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemException;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Response;
import io.signalbox.envelope.Json;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.EnvelopeRelease;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import io.signalbox.formats.Conversion;
import io.signalbox.formats.EventFormat;
import io.signalbox.formats.EventFormats;
import io.signalbox.formats.ReceivedEvent;
import io.signalbox.formats.WriteOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Searches a feed from its end. An event comes after it happened, so what was appended before the
 * earliest time that is wanted need not be looked at.
 */
final class EventSearch {
  /** The most entries of a feed that are looked at for one answer. */
  static final int ENTRIES_MOST = 20_000;

  /** How far a sender's clock may be ahead. */
  static final Duration AHEAD_MOST = Duration.ofHours(1);

  /** Room for what stands around the events. */
  private static final int ANSWER_LIMIT_BYTES = Response.BODY_LIMIT_BYTES - 100_000;

  private static final int ENTRIES_AT_ONCE = 500;
  private static final long LOAD_LIMIT_BYTES = 8_000_000;
  private static final EventFormat N6 = EventFormats.named("n6").orElseThrow();

  private final FeedLog feeds;
  private final EnvelopeRelease release;
  private final WriteOptions options;

  EventSearch(FeedLog feeds, EnvelopeRelease release, WriteOptions options) {
    this.feeds = feeds;
    this.release = release;
    this.options = options;
  }

  /**
   * The events that match, the newest first.
   *
   * @throws ProblemException 400 where they do not fit an answer, or too much would have to be
   *     looked at
   */
  List<FoundEvent> find(N6Resource resource, EventQuery query) {
    Found found = new Found(query);
    Optional<Position> before = Optional.empty();
    int entries = 0;
    while (true) {
      List<Located> page = feeds.newestBefore(resource.feed(), before);
      if (page.isEmpty()) {
        return found.events();
      }
      for (int from = 0; from < page.size(); ) {
        if (entries >= ENTRIES_MOST) {
          throw tooMuch("would have to be searched for");
        }
        int to = end(page, from);
        List<Located> part = page.subList(from, to);
        found.addAll(events(resource, part));
        entries += part.size();
        if (found.isComplete(part.getLast().entry().at())) {
          return found.events();
        }
        from = to;
      }
      before = Optional.of(page.getLast().position());
    }
  }

  /** As many entries as may be loaded at once. */
  private static int end(List<Located> page, int from) {
    long bytes = 0;
    int to = from;
    while (to < page.size()
        && to - from < ENTRIES_AT_ONCE
        && (to == from || bytes + page.get(to).entry().sizeBytes() <= LOAD_LIMIT_BYTES)) {
      bytes += page.get(to).entry().sizeBytes();
      to++;
    }
    return to;
  }

  private Stream<ObjectNode> events(N6Resource resource, List<Located> entries) {
    Map<EnvelopeKey, StoredEnvelope> stored =
        release.loadEntries(entries, resource.release()).envelopes();
    return stored.values().stream()
        .filter(envelope -> !envelope.key().isUpdate())
        .flatMap(
            envelope ->
                written(envelope)
                    .filter(
                        event ->
                            resource
                                .networks()
                                .filter(own -> !own.cover(event, envelope.envelope().payload()))
                                .isEmpty()));
  }

  private Stream<ObjectNode> written(StoredEnvelope stored) {
    ReceivedEvent event = new ReceivedEvent(stored.envelope(), stored.receivedAt());
    return switch (EventFormats.write(N6, event, options)) {
      case Conversion.CannotBeWritten cannot -> Stream.empty();
      case Conversion.Written(List<byte[]> parts) ->
          parts.stream()
              .flatMap(part -> Json.read(new String(part, StandardCharsets.UTF_8)).stream())
              .filter(ObjectNode.class::isInstance)
              .map(ObjectNode.class::cast);
    };
  }

  private static ProblemException tooMuch(String what) {
    return Problem.of(
            ProblemType.INVALID_PARAMETER,
            "More events than one answer can have "
                + what
                + ". Ask with a later time.min or modified.min, or a smaller opt.limit.")
        .exception();
  }

  private static final class Found {
    private final EventQuery query;
    private final TreeSet<FoundEvent> events = new TreeSet<>(FoundEvent.ORDER);
    private long bytes;

    private Found(EventQuery query) {
      this.query = query;
    }

    private void addAll(Stream<ObjectNode> more) {
      more.filter(query::matches).map(FoundEvent::of).forEachOrdered(this::add);
    }

    private void add(FoundEvent event) {
      if (events.add(event)) {
        bytes += event.bytes() + 2;
      }
      if (isFull(events.size() - 1)) {
        bytes -= events.removeLast().bytes() + 2;
      }
      if (bytes > ANSWER_LIMIT_BYTES) {
        throw tooMuch("match");
      }
    }

    private boolean isFull(int count) {
      return query.limit().filter(limit -> count >= limit).isPresent();
    }

    /** Whether nothing that was appended before that time can be wanted. */
    private boolean isComplete(Instant appendedAt) {
      boolean hasNewest = isFull(events.size()) && appendedAt.isBefore(events.last().time());
      return hasNewest
          || query.since("modified").filter(appendedAt::isBefore).isPresent()
          || query
              .since("time")
              .filter(min -> appendedAt.isBefore(min.minus(AHEAD_MOST)))
              .isPresent();
    }

    private List<FoundEvent> events() {
      return List.copyOf(events);
    }
  }
}
