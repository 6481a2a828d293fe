package io.signalbox.misp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.signalbox.access.Authenticator;
import io.signalbox.api.Endpoint;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemException;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.feeds.Slice;
import io.signalbox.misp.Manifest.Extent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The files of a MISP feed. Each path is answered with a final slash and without. */
final class MispEndpoints {
  static final String PATH = "/v1/misp/{feed}/{file}";

  /** Of a feed with more in it, hashes would take too long to make. */
  static final long HASHED_BYTES = 16_000_000;

  private static final String JSON_ENDING = ".json";

  private final Authenticator authenticator;
  private final MispFeeds feeds;
  private final Manifest manifest;
  private final EventWriter writer;

  MispEndpoints(
      Authenticator authenticator, MispFeeds feeds, Manifest manifest, EventWriter writer) {
    this.authenticator = authenticator;
    this.feeds = feeds;
    this.manifest = manifest;
    this.writer = writer;
  }

  List<Endpoint> all() {
    return List.of(Endpoint.get(PATH, this::file), Endpoint.get(PATH + "/", this::file));
  }

  private Response file(Request request) {
    MispFeed feed = feeds.named(authenticator.authenticate(request), request.pathParameter("feed"));
    String file = request.pathParameter("file");
    return switch (file) {
      case "manifest.json" -> manifest(feed, request);
      case "hashes.csv" -> hashes(feed, request);
      default -> event(feed, file, request);
    };
  }

  private Response manifest(MispFeed feed, Request request) {
    Optional<Extent> extent = manifest.extent(feed);
    if (extent.isEmpty()) {
      return Response.json(200, JsonNodeFactory.instance.objectNode());
    }
    EntityTag tag = extent.get().tag(feed);
    return tag.isKnownTo(request)
        ? tag.notModified()
        : tag.on(Response.bytes(200, Response.JSON, manifest.file(feed, extent.get().time())));
  }

  private Response hashes(MispFeed feed, Request request) {
    Optional<Extent> extent = manifest.extent(feed);
    if (extent.isEmpty()) {
      return csv("");
    }
    EntityTag tag = extent.get().tag(feed);
    if (tag.isKnownTo(request)) {
      return tag.notModified();
    }
    if (extent.get().bytes() > HASHED_BYTES) {
      throw tooManyHashes();
    }
    StringBuilder lines = new StringBuilder();
    MispEvents events = new MispEvents(feed);
    for (Slice slice : manifest.slices(feed, extent.get().time())) {
      String uuid = events.id(slice).toString();
      Values.of(writer.parts(feed, slice))
          .forEach(value -> lines.append(value).append(',').append(uuid).append('\n'));
      if (lines.length() > Response.BODY_LIMIT_BYTES) {
        throw tooManyHashes();
      }
    }
    return tag.on(csv(lines.toString()));
  }

  private static ProblemException tooManyHashes() {
    return notFound("This feed has too much for hashes.csv. MISP loads its events instead.");
  }

  private static Response csv(String lines) {
    return Response.bytes(200, "text/csv; charset=utf-8", lines.getBytes(StandardCharsets.UTF_8));
  }

  private Response event(MispFeed feed, String file, Request request) {
    Slice slice =
        Optional.of(file)
            .filter(name -> name.endsWith(JSON_ENDING))
            .map(name -> name.substring(0, name.length() - JSON_ENDING.length()))
            .flatMap(new EventIds(feed)::read)
            .flatMap(place -> manifest.slice(feed, place))
            .orElseThrow(() -> notFound("The feed has no such file."));
    byte[] body = writer.file(feed, slice);
    EntityTag tag = EntityTag.of(body);
    return tag.isKnownTo(request)
        ? tag.notModified()
        : tag.on(Response.bytes(200, Response.JSON, body));
  }

  private static ProblemException notFound(String detail) {
    return Problem.of(ProblemType.NOT_FOUND, detail).exception();
  }
}
