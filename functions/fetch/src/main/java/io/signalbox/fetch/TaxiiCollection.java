package io.signalbox.fetch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.EnvelopeId;
import io.signalbox.envelope.EnvelopeReader;
import io.signalbox.envelope.Hashes;
import io.signalbox.envelope.ReadBatch;
import io.signalbox.envelope.UnreadableBody;
import io.signalbox.http.exchange.Got;
import io.signalbox.settings.Fetch;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A collection of TAXII 2.1, read by the time at which objects were added. Each version of an
 * object is an envelope; the first one, and one without versions, has the object's own UUID.
 */
final class TaxiiCollection implements FetchSource {
  private static final String MEDIA_TYPE = "application/taxii+json;version=2.1";
  private static final String LAST = "x-taxii-date-added-last";
  private static final String OBJECTS_A_PAGE = "500";

  /** The UUIDv5 namespace of versions, made from RFC 9562's URL namespace. */
  private static final UUID VERSIONS =
      Hashes.uuidVersion5(
          UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8"),
          bytes("https://signalbox.io/ns/stix-version"));

  private static final Pattern ID =
      Pattern.compile("[a-z0-9-]+--([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

  private static final UUID NIL = new UUID(0, 0);

  /**
   * A cursor.
   *
   * @param after objects that were added later are asked for; empty for all
   * @param last when the last object was added that is stored here
   * @param next the server's own place within its answer; empty at its beginning
   */
  private record Place(String after, String last, String next) {
    private static final String DIVIDER = " ";

    static Place of(String cursor) {
      String[] parts = cursor.split(DIVIDER, 3);
      return parts.length == 3 ? new Place(parts[0], parts[1], parts[2]) : new Place("", "", "");
    }

    String text() {
      return String.join(DIVIDER, after, last, next);
    }
  }

  @Override
  public URI uri(Fetch fetch, String cursor) {
    Place place = Place.of(cursor);
    URI uri = Uris.with(Uris.below(fetch.uri(), "objects/"), "limit", OBJECTS_A_PAGE);
    String after =
        place.after().isEmpty() ? fetch.startAt().map(String::valueOf).orElse("") : place.after();
    uri = after.isEmpty() ? uri : Uris.with(uri, "added_after", after);
    return place.next().isEmpty() ? uri : Uris.with(uri, "next", place.next());
  }

  @Override
  public Map<String, String> headers(String cursor) {
    return Map.of("Accept", MEDIA_TYPE);
  }

  @Override
  public SourceAnswer answer(String cursor, Got.Answered answer) {
    Place place = Place.of(cursor);
    boolean isForgotten = answer.status() == 400 || answer.status() == 404;
    if (isForgotten && !place.next().isEmpty()) {
      // The server no longer knows its own place; what is stored already is known when it comes.
      return new SourceAnswer.Again(new Place(place.after(), place.last(), "").text());
    }
    if (answer.status() != 200) {
      return Statuses.trouble(answer);
    }
    try {
      return page(place, answer, JsonPage.read(answer.body(), "objects"));
    } catch (UnreadableBody.Malformed garbage) {
      return Statuses.trouble("this is no TAXII collection: " + garbage.getMessage());
    }
  }

  private static SourceAnswer page(Place place, Got.Answered answer, JsonPage page) {
    String last = answer.header(LAST).filter(TaxiiCollection::isWord).orElse(place.last());
    Optional<String> next =
        page.value("more")
            .filter("true"::equals)
            .flatMap(_ -> page.value("next"))
            .filter(Cursors::isFit)
            .filter(token -> !token.equals(place.next()));
    String after = last.isEmpty() ? place.after() : last;
    Place reached =
        next.map(token -> new Place(place.after(), last, token))
            .orElseGet(() -> new Place(after, last, ""));
    return new SourceAnswer.Page(answer, reached.text(), next.isPresent());
  }

  private static boolean isWord(String text) {
    return Cursors.isFit(text) && !text.contains(Place.DIVIDER);
  }

  @Override
  public ReadBatch read(EnvelopeReader reader, Got.Answered page) throws UnreadableBody {
    JsonPage objects = JsonPage.read(page.body(), "objects");
    return objects.isEmpty()
        ? Batches.NOTHING
        : reader.readPayloads(objects.array(), Optional.empty(), "stix", TaxiiCollection::idOf);
  }

  private static EnvelopeId idOf(ObjectNode object) {
    String id = object.path("id").asText();
    String version = object.path("modified").asText();
    Matcher own = ID.matcher(id);
    boolean isFirst = version.isEmpty() || version.equals(object.path("created").asText());
    if (isFirst && own.matches() && !UUID.fromString(own.group(1)).equals(NIL)) {
      return new EnvelopeId.Uuid(UUID.fromString(own.group(1)));
    }
    return new EnvelopeId.Uuid(Hashes.uuidVersion5(VERSIONS, bytes(id + "\n" + version)));
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
