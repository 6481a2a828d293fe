package io.signalbox.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.envelope.Canonical;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the envelopes of one feed have in common, where a route groups: the fields and their values,
 * in the order of the fields' names. A field that an envelope lacks has the empty value.
 */
public record Group(Map<String, String> values) {

  /** The group of a route that does not group. */
  public static final Group NONE = new Group(Map.of());

  private static final ObjectMapper MAPPER = new ObjectMapper();

  public Group {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /** Canonical JSON (RFC 8785): equal groups have the same text, others another. */
  public String text() {
    return StandardCharsets.UTF_8.decode(Canonical.form(MAPPER.valueToTree(values))).toString();
  }

  /**
   * The group whose {@link #text} that is.
   *
   * @throws IllegalArgumentException if it is the text of no group
   */
  public static Group parse(String text) {
    try {
      return new Group(MAPPER.readValue(text, new TypeReference<Map<String, String>>() {}));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not the text of a group", e);
    }
  }
}
