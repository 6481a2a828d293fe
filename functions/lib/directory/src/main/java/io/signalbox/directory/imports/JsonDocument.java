package io.signalbox.directory.imports;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.CharConversionException;
import java.io.IOException;

/** Reads one JSON object, a member after the other, so that it is never whole in memory. */
final class JsonDocument {
  static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private JsonDocument() {}

  /** Reads a member's value. */
  interface MemberReader {
    /**
     * Takes a member.
     *
     * @param parser at the member's name; to be left at the end of its value
     */
    void read(JsonParser parser, String name) throws IOException;
  }

  /** Shows each member; what is no JSON object is a fault of the import. */
  static void read(byte[] bytes, Collected faults, MemberReader members) {
    try (JsonParser parser = MAPPER.createParser(bytes)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        faults.fault("", "one JSON object is expected");
        return;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        members.read(parser, parser.currentName());
      }
      if (parser.nextToken() != null) {
        faults.fault(
            "line " + parser.currentTokenLocation().getLineNr(),
            "something follows the JSON object");
      }
    } catch (JsonProcessingException notJson) {
      faults.fault(
          notJson.getLocation() == null ? "" : "line " + notJson.getLocation().getLineNr(),
          "this is not JSON, or has a name twice");
    } catch (CharConversionException notUtf8) {
      faults.fault("", "this is not UTF-8");
    } catch (IOException impossible) {
      throw new IllegalStateException("Bytes in memory can always be read", impossible);
    }
  }
}
