package io.signalbox.directory.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.directory.ImportRecord;
import java.time.Instant;

/** How the index remembers an import. */
public final class ImportRecordJson {
  private static final JsonMapper MAPPER = new JsonMapper();

  private ImportRecordJson() {}

  public static String write(ImportRecord done) {
    return MAPPER
        .createObjectNode()
        .put("revision", done.revision())
        .put("former", done.former())
        .put("source", done.source())
        .put("at", done.at().toString())
        .put("by", done.by())
        .put("added", done.counts().added())
        .put("changed", done.counts().changed())
        .put("removed", done.counts().removed())
        .toString();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalStateException for anything else
   */
  public static ImportRecord read(String text) {
    try {
      JsonNode json = MAPPER.readTree(text);
      return new ImportRecord(
          json.path("revision").asLong(),
          json.path("former").asText(),
          json.path("source").asText(),
          Instant.parse(json.path("at").asText()),
          json.path("by").asText(),
          new ImportRecord.Counts(
              json.path("added").asInt(),
              json.path("changed").asInt(),
              json.path("removed").asInt()));
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("An import of the directory cannot be read", damaged);
    }
  }
}
