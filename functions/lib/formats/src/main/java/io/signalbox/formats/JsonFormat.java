package io.signalbox.formats;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.envelope.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Many envelopes or events as one JSON text, each on a line of its own. UTF-8. */
public final class JsonFormat {

  private JsonFormat() {}

  /** A JSON array. */
  public static byte[] array(List<? extends JsonNode> documents) {
    return documents.stream()
        .map(Json::text)
        .collect(Collectors.joining(",\n", "[\n", "\n]\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Newline-delimited JSON: an object a line, each line ended by LF. */
  public static byte[] lines(List<? extends JsonNode> documents) {
    return documents.stream()
        .map(document -> Json.text(document) + "\n")
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }
}
