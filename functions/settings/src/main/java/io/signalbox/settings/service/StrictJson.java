package io.signalbox.settings.service;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemException;
import io.signalbox.api.ProblemType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads a body that is one JSON object: no doubled keys, nothing behind it, not too deep. */
final class StrictJson {
  /** As deep as an envelope may be. */
  private static final int DEPTH_LIMIT = 64;

  private static final JsonMapper MAPPER = mapper();

  private StrictJson() {}

  private static JsonMapper mapper() {
    // Names are not kept between bodies: those of one, made to collide, would break another.
    JsonFactory factory =
        JsonFactory.builder().disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();
    JsonMapper mapper =
        JsonMapper.builder(factory)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(DEPTH_LIMIT).build());
    return mapper;
  }

  /**
   * The object.
   *
   * @throws ProblemException 400 with line and column; never with a part of the body, which may
   *     hold credentials
   */
  static ObjectNode object(byte[] body) {
    try {
      JsonNode node = MAPPER.readTree(text(body));
      if (node instanceof ObjectNode object) {
        return object;
      }
      throw malformed(1, 1, "One JSON object is expected.");
    } catch (JsonProcessingException e) {
      throw e.getLocation() == null
          ? malformed(1, 1, "The body is not JSON.")
          : malformed(
              e.getLocation().getLineNr(),
              e.getLocation().getColumnNr(),
              "The body is not JSON, has a key twice, something behind its end, or more than "
                  + DEPTH_LIMIT
                  + " levels.");
    }
  }

  private static String text(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw malformed(1, 1, "The body is not UTF-8.");
    }
  }

  private static ProblemException malformed(int line, int column, String detail) {
    return Problem.of(ProblemType.MALFORMED_REQUEST, detail)
        .with("line", line)
        .with("column", column)
        .exception();
  }
}
