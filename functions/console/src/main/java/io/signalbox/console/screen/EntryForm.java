package io.signalbox.console.screen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.console.page.Field;
import io.signalbox.console.page.ForeignText;
import java.util.List;
import java.util.Optional;

/**
 * An entry as a form over its JSON. What the form does not have, and what its reader leaves as it
 * is, stays in the JSON as it stands.
 */
interface EntryForm {
  ObjectMapper JSON = new ObjectMapper();

  /**
   * The form of an entry; empty for a kind of the settings that has none.
   *
   * @throws IllegalArgumentException if the text is no JSON object
   */
  static Optional<EntryForm> of(String kind, String json) {
    return switch (kind) {
      case "routes" -> Optional.of(new RouteForm(object(json)));
      case "templates" -> Optional.of(new TemplateForm(object(json)));
      default -> Optional.empty();
    };
  }

  List<Field> fields(Visit visit);

  /** The JSON with what the form says otherwise than the JSON that it was made of. */
  String with(FormData form);

  /** Reads an entry. */
  static ObjectNode object(String json) {
    try {
      if (JSON.readTree(json) instanceof ObjectNode entry) {
        return entry;
      }
    } catch (JsonProcessingException noJson) {
      throw new IllegalArgumentException("The entry is no JSON", noJson);
    }
    throw new IllegalArgumentException("The entry is no JSON object");
  }

  /** Browsers send other line ends than they got. */
  static boolean same(String sent, String shown) {
    return sent.replace("\r\n", "\n").strip().equals(shown.strip());
  }

  /** A value as the form shows it: in one line. */
  static String line(String text) {
    return ForeignText.code(text).replace('\n', ' ').replace('\r', ' ');
  }
}
