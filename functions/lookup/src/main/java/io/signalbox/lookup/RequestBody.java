package io.signalbox.lookup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemException;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Reads the bodies of requests to the directory, compressed by gzip or not. */
final class RequestBody {
  /** The largest body, without its compression. */
  static final int LIMIT_BYTES = 48 * 1024 * 1024;

  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private RequestBody() {}

  /**
   * The bytes of the body.
   *
   * @throws ProblemException 413 beyond the limit, 415 for another coding than gzip, 400 if it is
   *     no gzip
   */
  static byte[] bytes(Request request) {
    Optional<String> coding =
        request.header("Content-Encoding").filter(name -> !name.equals("identity"));
    if (coding.isEmpty()) {
      return request.body();
    }
    if (!coding.get().equals("gzip")) {
      throw Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "A body is sent as it is, or as gzip.")
          .exception();
    }
    try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(request.body()))) {
      byte[] bytes = stream.readNBytes(LIMIT_BYTES + 1);
      if (bytes.length > LIMIT_BYTES) {
        throw Problem.of(
                ProblemType.TOO_LARGE,
                "A body may have " + LIMIT_BYTES + " bytes at the most, uncompressed.")
            .with("limit", LIMIT_BYTES)
            .exception();
      }
      return bytes;
    } catch (IOException notGzip) {
      throw malformed("The body was said to be gzip, but is something else.");
    }
  }

  /**
   * The body, which is one JSON object.
   *
   * @throws ProblemException 400 if it is something else
   */
  static ObjectNode object(Request request) {
    try {
      JsonNode node = MAPPER.readTree(bytes(request));
      if (node instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException notJson) {
      throw malformed(place(notJson) + "The body is not JSON, or has a name twice.");
    } catch (IOException impossible) {
      throw new IllegalStateException("A body in memory can always be read", impossible);
    }
    throw malformed("One JSON object is expected.");
  }

  static String place(JsonProcessingException notJson) {
    return notJson.getLocation() == null
        ? ""
        : "Line %d, column %d: "
            .formatted(notJson.getLocation().getLineNr(), notJson.getLocation().getColumnNr());
  }

  static ProblemException malformed(String detail) {
    return Problem.of(ProblemType.MALFORMED_REQUEST, detail).exception();
  }
}
