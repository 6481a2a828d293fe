package io.signalbox.envelope;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.Optional;

/** JSON whose numbers keep their spelling: 80.0 stays 80.0. */
public final class Json {
  static final JsonMapper MAPPER = mapper();

  /** An item may be too deep, and costs no other; a body that is deeper than this is no JSON. */
  private static final int SKIPPED_DEPTH = 250_000;

  private Json() {}

  private static JsonMapper mapper() {
    // Names are not kept between bodies: one sender's, made to collide, would break another's.
    JsonFactory factory =
        JsonFactory.builder().disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();
    JsonMapper mapper =
        JsonMapper.builder(factory)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    // What bounds a number, a text or the depth of an item is Limits, with a reason that names the
    // field. The parser keeps some 60 bytes for each level, also of an item that is skipped.
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(SKIPPED_DEPTH)
                .maxNumberLength(Limits.BODY_BYTES)
                .maxNameLength(Limits.BODY_BYTES)
                .maxStringLength(Limits.BODY_BYTES)
                .build());
    return mapper;
  }

  /** The value that a text writes; empty for a text that is no JSON. */
  public static Optional<JsonNode> read(String text) {
    try {
      return Optional.of(MAPPER.readTree(text)).filter(value -> !value.isMissingNode());
    } catch (JsonProcessingException noJson) {
      return Optional.empty();
    }
  }

  /** The value on one line, without blanks. */
  public static String text(JsonNode value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** The value on one line, without blanks, in UTF-8. */
  public static byte[] bytes(JsonNode value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
