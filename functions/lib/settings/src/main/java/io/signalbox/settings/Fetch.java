package io.signalbox.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Marking;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A source from which the hub fetches events.
 *
 * @param source what speaks there
 * @param every how long after a fetch the next one begins
 * @param instance the name under which the events are posted; where an instance of that name is in
 *     the settings, its settings hold
 * @param startAt from which moment on the source's events are wanted; empty for all that it has
 * @param pattern which events come in, as a route's pattern says it; empty for all
 * @param ceiling the strictest marks that come in
 * @param retry how long a source that fails is left alone
 * @param http credentials, time-out and TLS
 */
public record Fetch(
    String name,
    Source source,
    URI uri,
    Duration every,
    String instance,
    Optional<Instant> startAt,
    ObjectNode pattern,
    Marking ceiling,
    RetryPolicy retry,
    boolean enabled,
    HttpOptions http) {
  private static final Duration EVERY = Duration.ofMinutes(5);

  private static final RetryPolicy RETRY =
      new RetryPolicy(Duration.ofMinutes(1), Duration.ofHours(1), RetryPolicy.DEFAULT.pauseAfter());

  public Fetch {
    pattern = pattern.deepCopy();
  }

  /** A copy, for the caller to keep. */
  @Override
  public ObjectNode pattern() {
    return pattern.deepCopy();
  }

  /** What speaks at a source's URI. */
  public enum Source {
    /** A feed of a hub: {@code …/v1/feeds/NAME}. */
    SIGNALBOX,
    /** A document with an event on each line. */
    NDJSON,
    /** A collection of TAXII 2.1: {@code …/collections/ID/}. */
    TAXII,
    /** A Warden 3 server: {@code …/warden3}. */
    WARDEN,
    /** A feed of MISP: the folder of its {@code manifest.json}. */
    MISP;

    /** As the settings write it. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Fetch read(String name, JsonFields fetch) {
    return new Fetch(
        name,
        fetch.constant("source", Source.class, Source.SIGNALBOX),
        URI.create(fetch.required("uri")),
        fetch.read("every", Duration::parse, EVERY),
        fetch.text("instance").orElse(name),
        fetch.text("startAt").map(Instant::parse),
        fetch.object("pattern"),
        Marks.read(fetch.members("ceiling")),
        new RetryPolicy(
            fetch.members("retry").read("first", Duration::parse, RETRY.first()),
            fetch.members("retry").read("most", Duration::parse, RETRY.most()),
            RETRY.pauseAfter()),
        fetch.flag("enabled", true),
        new HttpMethod().read(fetch.members("http")));
  }
}
