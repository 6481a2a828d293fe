package io.signalbox.taxii;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What became of the objects of a request (TAXII 2.1, section 4.3.1).
 *
 * @param instance who sent them
 * @param feed the collection to which they were sent
 */
record PostStatus(
    String id, String instance, String feed, Instant requestedAt, List<Detail> details) {

  /** As many as an item of the store can hold, whatever their ids. */
  private static final int DETAILS_A_PART = 500;

  /** How far an object has come. */
  enum Stage {
    /** It can be read, or an object with its id and version could before. */
    SUCCESS,
    FAILURE,
    /** The hub keeps it, and readers do not see it yet. */
    PENDING
  }

  /**
   * One object.
   *
   * @param object its STIX id, as far as it has one
   * @param key of the envelope that holds it; empty where there is none
   * @param message why it failed
   */
  record Detail(
      Stage stage, String object, String version, Optional<String> key, Optional<String> message) {
    private static final int MESSAGE_CHARACTERS = 150;
    private static final Pattern NOT_TOLD = Pattern.compile("[^ !#-\\[\\]-~]");

    static Detail failure(String object, String version, String message) {
      return new Detail(
          Stage.FAILURE, object, version, Optional.empty(), Optional.of(cut(message)));
    }

    /** What is told of a text that a client chose: its beginning, a byte a character. */
    static String cut(String text) {
      String beginning = text.substring(0, Math.min(text.length(), MESSAGE_CHARACTERS));
      return NOT_TOLD.matcher(beginning).replaceAll("?");
    }

    private Detail succeeded() {
      return new Detail(Stage.SUCCESS, object, version, key, message);
    }
  }

  PostStatus {
    details = List.copyOf(details);
  }

  List<String> pendingKeys() {
    return details.stream()
        .filter(one -> one.stage() == Stage.PENDING)
        .flatMap(one -> one.key().stream())
        .toList();
  }

  /** This status after the objects in these envelopes can be read. */
  PostStatus withVisible(java.util.Collection<String> keys) {
    return new PostStatus(
        id,
        instance,
        feed,
        requestedAt,
        details.stream()
            .map(
                one ->
                    one.stage() == Stage.PENDING && one.key().filter(keys::contains).isPresent()
                        ? one.succeeded()
                        : one)
            .toList());
  }

  /** As clients get it: the counts add up, and are those of the lists. */
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", id);
    json.put("status", pendingKeys().isEmpty() ? "complete" : "pending");
    json.put("request_timestamp", StixObject.time(requestedAt));
    json.put("total_count", details.size());
    put(json, "success_count", "successes", Stage.SUCCESS);
    put(json, "failure_count", "failures", Stage.FAILURE);
    put(json, "pending_count", "pendings", Stage.PENDING);
    return json;
  }

  private void put(ObjectNode json, String count, String list, Stage stage) {
    List<Detail> those = details.stream().filter(one -> one.stage() == stage).toList();
    json.put(count, those.size());
    ArrayNode array = json.putArray(list);
    for (Detail one : those) {
      ObjectNode item = array.addObject();
      item.put("id", one.object());
      item.put("version", one.version().isEmpty() ? StixObject.time(requestedAt) : one.version());
      one.message().ifPresent(message -> item.put("message", message));
    }
  }

  /**
   * As it is kept: a part for each {@link #DETAILS_A_PART} objects, which {@link #read}
   * understands.
   */
  List<ObjectNode> stored() {
    List<ObjectNode> parts = new ArrayList<>();
    for (int from = 0; from < details.size(); from += DETAILS_A_PART) {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.put("id", id).put("instance", instance).put("feed", feed);
      json.put("at", requestedAt.toString());
      ArrayNode array = json.putArray("details");
      int to = Math.min(details.size(), from + DETAILS_A_PART);
      for (Detail one : details.subList(from, to)) {
        ArrayNode item = array.addArray();
        item.add(one.stage().name()).add(one.object()).add(one.version());
        item.add(one.key().orElse("")).add(one.message().orElse(""));
      }
      parts.add(json);
    }
    return parts;
  }

  /**
   * Reads what {@link #stored} wrote.
   *
   * @param parts at least one
   */
  static PostStatus read(List<JsonNode> parts) {
    List<Detail> details = new ArrayList<>();
    for (JsonNode part : parts) {
      part.path("details").forEach(item -> details.add(detail(item)));
    }
    JsonNode first = parts.getFirst();
    return new PostStatus(
        first.path("id").asText(),
        first.path("instance").asText(),
        first.path("feed").asText(),
        Instant.parse(first.path("at").asText()),
        details);
  }

  private static Detail detail(JsonNode item) {
    return new Detail(
        Stage.valueOf(item.path(0).asText()),
        item.path(1).asText(),
        item.path(2).asText(),
        Optional.of(item.path(3).asText()).filter(text -> !text.isEmpty()),
        Optional.of(item.path(4).asText()).filter(text -> !text.isEmpty()));
  }
}
