package io.signalbox.control.erasure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Authenticator;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.settings.people.Permission;
import io.signalbox.store.Body;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code POST /v1/erasures/held}: what the hub holds about somebody, page by page. It is a POST so
 * that no address, which logs have, names the subject.
 */
final class HeldEndpoint {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<Places.Name> TABLES = Arrays.asList(Places.Name.values());
  private static final Duration AN_ANSWER = Duration.ofSeconds(8);
  private static final int ANSWER_BYTES = 1_000_000;
  private static final int CONTENT_BYTES = 300_000;
  private static final int MAILS_AT_ONCE = 20;

  private final Authenticator gate;
  private final Platform platform;
  private final Clock clock;

  HeldEndpoint(Authenticator gate, Platform platform) {
    this.gate = gate;
    this.platform = platform;
    this.clock = platform.clock();
  }

  /** Where the search is. */
  private record Place(int table, Optional<Key> last) {
    private static final Place BEGIN = new Place(0, Optional.empty());

    static Place parse(String text) {
      if (text.isEmpty()) {
        return BEGIN;
      }
      try {
        JsonNode json = JSON.readTree(Base64.getUrlDecoder().decode(text));
        int table = json.path(0).asInt(-1);
        if (table < 0 || table > TABLES.size()) {
          throw new IllegalArgumentException("No table has this number");
        }
        return new Place(
            table,
            json.size() < 3
                ? Optional.empty()
                : Optional.of(new Key(json.path(1).asText(), json.path(2).asText())));
      } catch (IOException | IllegalArgumentException other) {
        throw ErasureRequest.invalid("/after is no cursor of an answer before.");
      }
    }

    String text() {
      ArrayNode json = JsonNodeFactory.instance.arrayNode().add(table);
      last.ifPresent(key -> json.add(key.partition()).add(key.sort()));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  Response list(Request request) {
    gate.authenticate(request).require(Permission.ADMINISTER);
    ErasureRequest asked = ErasureRequest.of(request);
    Places places = new Places(platform);
    Search search = new Search(places, asked.subject(), false);
    Place place = Place.parse(asked.after());
    Instant end = clock.instant().plus(AN_ANSWER);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode held = json.putArray("held");
    int bytes = 0;
    while (place.table() <= TABLES.size()
        && bytes < ANSWER_BYTES
        && clock.instant().isBefore(end)) {
      int before = held.size();
      place =
          place.table() < TABLES.size()
              ? table(places, search, place, held)
              : mails(search, place, held);
      for (int i = before; i < held.size(); i++) {
        bytes += held.get(i).path("content").toString().length();
      }
    }
    if (place.table() <= TABLES.size()) {
      json.put("next", place.text());
    }
    return Response.json(200, json);
  }

  private static Place table(Places places, Search search, Place place, ArrayNode held) {
    Places.Name table = TABLES.get(place.table());
    List<Item> items = places.scan(table).behind(place.last());
    int bytes = 0;
    for (Item item : items) {
      Optional<Held> found = search.look(table, item);
      if (found.isPresent()) {
        byte[] content = search.readable(table, item);
        held.add(
            json(
                found.get().kind(),
                table.name().toLowerCase(Locale.ROOT)
                    + "/"
                    + item.key().partition()
                    + "/"
                    + item.key().sort(),
                found.get().isKept(),
                content));
        bytes += content.length;
        if (bytes > ANSWER_BYTES) {
          return new Place(place.table(), Optional.of(item.key()));
        }
      }
    }
    return items.isEmpty()
        ? new Place(place.table() + 1, Optional.empty())
        : new Place(place.table(), Optional.of(items.getLast().key()));
  }

  private Place mails(Search search, Place place, ArrayNode held) {
    String last = place.last().map(Key::sort).orElse("");
    List<String> names = platform.belongings().names(last, MAILS_AT_ONCE);
    for (String name : names) {
      Optional<byte[]> mail =
          platform.belongings().read(name).map(Body::bytes).filter(search.trace()::isIn);
      if (search.names() && mail.isPresent()) {
        held.add(json("mails", "mails/" + name, false, mail.get()));
      }
    }
    return names.isEmpty()
        ? new Place(place.table() + 1, Optional.empty())
        : new Place(place.table(), Optional.of(new Key("mails", names.getLast())));
  }

  private static ObjectNode json(String kind, String where, boolean stays, byte[] content) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("kind", kind).put("where", where).put("stays", stays);
    if (content.length > CONTENT_BYTES) {
      return json.put("contentBytes", content.length);
    }
    String text = new String(content, StandardCharsets.UTF_8);
    try {
      json.set("content", JSON.readTree(text));
    } catch (JsonProcessingException noJson) {
      json.put("content", text);
    }
    return json;
  }
}
