package io.signalbox.delivery.reader;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.MarkingPolicy;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Position;
import io.signalbox.settings.Group;
import io.signalbox.settings.NetworkSet;
import io.signalbox.settings.ReleaseLimits;
import io.signalbox.store.Body;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A reader as it is stored: a JSON object that has only what the reader has. Its id is the item's
 * key.
 */
final class ReaderCodec {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private ReaderCodec() {}

  static Body encode(Reader reader) {
    try {
      return Body.of(JSON.writeValueAsBytes(node(reader)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode node(Reader reader) {
    ObjectNode node = JSON.createObjectNode();
    node.put("cursor", reader.cursor().text());
    put(node, "until", reader.until() == null ? null : reader.until().text());
    put(node, "notBefore", reader.notBefore() == null ? null : reader.notBefore().toString());
    if (!reader.group().values().isEmpty()) {
      node.set("group", JSON.valueToTree(reader.group().values()));
    }
    if (reader.status() instanceof Status.Paused(String reason, Instant since)) {
      node.putObject("paused").put("reason", reason).put("since", since.toString());
    }
    if (reader.lease() != null) {
      Lease lease = reader.lease();
      node.putObject("lease").put("owner", lease.owner()).put("until", lease.until().toString());
    }
    if (reader.inFlight() != null) {
      InFlightBatch inFlight = reader.inFlight();
      ObjectNode batch = node.putObject("flight");
      batch.put("before", inFlight.before()).put("parts", inFlight.parts());
      batch.put("cutAt", inFlight.cutAt().toString());
      boolean isCutOnce = inFlight.firstCutAt().equals(inFlight.cutAt());
      put(batch, "firstCutAt", isCutOnce ? null : inFlight.firstCutAt().toString());
      putLimits(batch, inFlight.limits());
      put(batch, "thread", inFlight.thread().isEmpty() ? null : inFlight.thread());
      put(batch, "template", inFlight.template().isEmpty() ? null : inFlight.template());
      batch.put("from", inFlight.from().text());
      ArrayNode ranges = batch.putArray("pieces");
      for (InFlightBatch.DeliveryRange range : inFlight.ranges()) {
        ArrayNode fields = ranges.addArray().add(range.to().text()).add(range.size());
        if (range.delivered() || range.ticket().isPresent()) {
          fields.add(range.delivered());
        }
        range.ticket().map(Ticket::text).ifPresent(fields::add);
      }
    }
    if (reader.trouble() != null) {
      Trouble trouble = reader.trouble();
      node.putObject("trouble")
          .put("attempts", trouble.attempts())
          .put("since", trouble.since().toString())
          .put("reason", trouble.reason());
    }
    if (reader.refusedInRow() > 0) {
      node.put("refusedInRow", reader.refusedInRow());
    }
    put(node, "edition", reader.edition().isEmpty() ? null : reader.edition());
    put(node, "endsAt", reader.endsAt() == null ? null : reader.endsAt().toString());
    put(node, "lastSentAt", reader.lastSentAt() == null ? null : reader.lastSentAt().toString());
    put(node, "thread", reader.thread().isEmpty() ? null : reader.thread());
    put(node, "heldSince", reader.heldSince() == null ? null : reader.heldSince().toString());
    put(node, "setAsideBy", reader.setAsideBy().isEmpty() ? null : reader.setAsideBy());
    if (!reader.aside().isEmpty()) {
      ArrayNode aside = node.putArray("aside");
      reader.aside().forEach(one -> aside.add(node(one)));
    }
    return node;
  }

  static Reader decode(ReaderId id, Body body) {
    try {
      return decode(id, JSON.readTree(body.bytes()));
    } catch (IOException e) {
      throw new UncheckedIOException("The reader " + id.key() + " cannot be read", e);
    }
  }

  private static Reader decode(ReaderId id, JsonNode node) {
    Map<String, String> group = new LinkedHashMap<>();
    node.path("group")
        .properties()
        .forEach(field -> group.put(field.getKey(), field.getValue().asText()));
    String until = text(node, "until");
    String notBefore = text(node, "notBefore");
    String endsAt = text(node, "endsAt");
    String lastSentAt = text(node, "lastSentAt");
    String heldSince = text(node, "heldSince");
    return new Reader(
        id,
        new Group(group),
        Position.parse(node.get("cursor").asText()),
        until == null ? null : Position.parse(until),
        status(node.path("paused")),
        lease(node.path("lease")),
        inFlight(node.path("flight")),
        notBefore == null ? null : Instant.parse(notBefore),
        trouble(node.path("trouble")),
        node.path("refusedInRow").asInt(0),
        node.path("edition").asText(""),
        aside(id.feed(), node.path("aside")),
        node.path("setAsideBy").asText(""),
        endsAt == null ? null : Instant.parse(endsAt),
        lastSentAt == null ? null : Instant.parse(lastSentAt),
        node.path("thread").asText(""),
        heldSince == null ? null : Instant.parse(heldSince));
  }

  private static List<Reader> aside(FeedId feed, JsonNode readers) {
    List<Reader> aside = new ArrayList<>();
    for (JsonNode node : readers) {
      Position from = Position.parse(node.get("cursor").asText());
      aside.add(decode(ReaderId.aside(feed, from, node.path("edition").asText("")), node));
    }
    return aside;
  }

  private static Status status(JsonNode paused) {
    return paused.isMissingNode()
        ? Status.ACTIVE
        : new Status.Paused(
            paused.get("reason").asText(), Instant.parse(paused.get("since").asText()));
  }

  private static @Nullable Lease lease(JsonNode lease) {
    return lease.isMissingNode()
        ? null
        : new Lease(lease.get("owner").asText(), Instant.parse(lease.get("until").asText()));
  }

  private static @Nullable InFlightBatch inFlight(JsonNode inFlight) {
    if (inFlight.isMissingNode()) {
      return null;
    }
    List<InFlightBatch.DeliveryRange> ranges = new ArrayList<>();
    Position from = Position.parse(inFlight.get("from").asText());
    for (JsonNode range : inFlight.get("pieces")) {
      Position to = Position.parse(range.get(0).asText());
      ranges.add(
          new InFlightBatch.DeliveryRange(
              from,
              to,
              range.get(1).asInt(),
              range.path(2).asBoolean(false),
              Optional.ofNullable(range.get(3)).map(JsonNode::asText).map(Ticket::parse)));
      from = to;
    }
    String cutAt = inFlight.get("cutAt").asText();
    return new InFlightBatch(
        ranges,
        inFlight.get("before").asInt(),
        inFlight.get("parts").asInt(),
        Instant.parse(cutAt),
        Instant.parse(inFlight.path("firstCutAt").asText(cutAt)),
        limits(inFlight),
        inFlight.path("thread").asText(""),
        inFlight.path("template").asText(""));
  }

  private static void putLimits(ObjectNode inFlight, ReleaseLimits limits) {
    if (!limits.marking().equals(MarkingPolicy.DEFAULT)) {
      inFlight.put("marking", limits.marking().text());
    }
    if (!limits.networks().isEmpty()) {
      ArrayNode networks = inFlight.putArray("networks");
      limits.networks().forEach(set -> networks.add(String.join(" ", set.texts())));
    }
  }

  private static ReleaseLimits limits(JsonNode inFlight) {
    return new ReleaseLimits(
        inFlight.has("marking")
            ? MarkingPolicy.parse(inFlight.get("marking").asText())
            : MarkingPolicy.DEFAULT,
        inFlight
            .path("networks")
            .valueStream()
            .map(texts -> new NetworkSet(List.of(texts.asText().split(" "))))
            .toList());
  }

  private static @Nullable Trouble trouble(JsonNode trouble) {
    return trouble.isMissingNode()
        ? null
        : new Trouble(
            trouble.get("attempts").asInt(),
            Instant.parse(trouble.get("since").asText()),
            trouble.get("reason").asText());
  }

  private static @Nullable String text(JsonNode node, String field) {
    JsonNode value = node.get(field);
    return value == null ? null : value.asText();
  }

  private static void put(ObjectNode node, String field, @Nullable String value) {
    if (value != null) {
      node.put(field, value);
    }
  }
}
