package io.signalbox.misp;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.api.Response;
import io.signalbox.envelope.Json;
import io.signalbox.feeds.Cut;
import io.signalbox.feeds.FeedSlices;
import io.signalbox.feeds.Slice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Which MISP events a feed has, found without reading one. */
final class Manifest {
  /** Room for what stands around the entries. */
  private static final int ANSWER_LIMIT_BYTES = Response.BODY_LIMIT_BYTES - 1_000;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final FeedSlices slices;
  private final Clock clock;
  private final Duration retention;

  Manifest(FeedSlices slices, Clock clock, Duration retention) {
    this.slices = slices;
    this.clock = clock;
    this.retention = retention;
  }

  /**
   * Where the listed part of a feed begins and ends. What is listed is the same as long as both
   * are, and the feed's settings.
   */
  record Extent(ListedTime time, Cut first, Cut end) {
    long bytes() {
      return Math.max(0, end.bytes() - first.bytes());
    }

    EntityTag tag(MispFeed feed) {
      return EntityTag.of(feed, first.position(), end.position());
    }
  }

  /** Empty for a feed without entries. */
  Optional<Extent> extent(MispFeed feed) {
    ListedTime time = ListedTime.at(clock.instant(), feed.interval(), retention);
    List<Cut> cuts = slices.cuts(feed.id(), List.of(time.from(), time.until()));
    return cuts.isEmpty()
        ? Optional.empty()
        : Optional.of(new Extent(time, cuts.getFirst(), cuts.getLast()));
  }

  /** The newest slices that fit an answer, in order. */
  List<Slice> slices(MispFeed feed, ListedTime time) {
    List<Slice> all =
        slices.slices(
            feed.id(),
            time.from(),
            time.until(),
            feed.interval(),
            EventWriter.SLICE_BYTES,
            ListedTime.INTERVALS_MOST);
    MispEvents events = new MispEvents(feed);
    Deque<Slice> fitting = new ArrayDeque<>();
    long bytes = 0;
    for (Slice slice : all.reversed()) {
      // Every entry is as long but for the number of the part.
      bytes += Json.bytes(events.entry(slice)).length + slice.start().toString().length() + 30;
      if (bytes > ANSWER_LIMIT_BYTES) {
        break;
      }
      fitting.addFirst(slice);
    }
    return List.copyOf(fitting);
  }

  /** One slice; empty where there is nothing in it, or it is not listed. */
  Optional<Slice> slice(MispFeed feed, EventIds.Place place) {
    Instant start = place.start();
    ListedTime time = ListedTime.at(clock.instant(), feed.interval(), retention);
    return time.has(start)
        ? slices
            .slices(
                feed.id(),
                start,
                start.plus(feed.interval()),
                feed.interval(),
                EventWriter.SLICE_BYTES,
                ListedTime.INTERVALS_MOST)
            .stream()
            .filter(slice -> slice.part() == place.part())
            .findFirst()
        : Optional.empty();
  }

  /** The manifest as the file has it. */
  byte[] file(MispFeed feed, ListedTime time) {
    MispEvents events = new MispEvents(feed);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      for (Slice slice : slices(feed, time)) {
        json.writeFieldName(events.id(slice).toString());
        json.writeTree(events.entry(slice));
      }
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
