package io.signalbox.directory.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.directory.DirectoryObject;
import io.signalbox.directory.Fault;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.ObjectKind;
import io.signalbox.directory.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How an object lies in the index, with where it came from. */
public final class StoredJson {
  private static final JsonMapper MAPPER = new JsonMapper();

  private StoredJson() {}

  public static String write(Stored<?> stored) {
    ObjectNode json = MAPPER.createObjectNode();
    // First, so that the objects of a source are found without reading the others.
    json.put("source", stored.source());
    json.put("changedAt", stored.changedAt().toString());
    json.put("changedBy", stored.changedBy());
    json.put("version", stored.version());
    json.put("kind", stored.object().id().kind().name());
    json.put("id", stored.object().id().name());
    json.set("object", ObjectWriter.write(stored.object()));
    return json.toString();
  }

  /** Whether that text is an object of that source. */
  public static boolean isOf(String source, String text) {
    return text.startsWith("{\"source\":\"" + source + "\",");
  }

  /**
   * What is told of an object without reading the rest.
   *
   * @param version the revision of the directory that it came with
   */
  public record Label(ObjectId id, long version) {}

  /** The label of what {@link #write} wrote. */
  public static Label label(String text) {
    // No value that stands before has these bytes: its quotes would be escaped.
    int kind = text.indexOf(",\"kind\":\"");
    int version = text.lastIndexOf(':', kind) + 1;
    int kindBegin = kind + ",\"kind\":\"".length();
    int kindEnd = text.indexOf('"', kindBegin);
    int idBegin = kindEnd + "\",\"id\":\"".length();
    return new Label(
        new ObjectId(
            ObjectKind.valueOf(text.substring(kindBegin, kindEnd)),
            text.substring(idBegin, text.indexOf('"', idBegin))),
        Long.parseLong(text.substring(version, kind)));
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalStateException for anything else
   */
  public static Stored<DirectoryObject> read(String text) {
    try {
      JsonNode json = MAPPER.readTree(text);
      ObjectId id =
          new ObjectId(ObjectKind.valueOf(json.path("kind").asText()), json.path("id").asText());
      List<Fault> faults = new ArrayList<>();
      DirectoryObject object =
          ObjectReader.read(id, (ObjectNode) json.required("object"), "", faults)
              .orElseThrow(
                  () -> new IllegalStateException("The directory's " + id + " is damaged"));
      return new Stored<>(
          object,
          json.path("source").asText(),
          Instant.parse(json.path("changedAt").asText()),
          json.path("changedBy").asText(),
          json.path("version").asLong());
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("An object of the directory cannot be read", damaged);
    }
  }
}
