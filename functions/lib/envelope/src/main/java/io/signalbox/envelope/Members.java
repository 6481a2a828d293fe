package io.signalbox.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * The members of an object that is taken apart: what nobody took is left in it.
 *
 * @param prefix the object's dotted name with a dot behind it; empty for the item itself
 */
record Members(ObjectNode object, String prefix) {

  /** Takes a text, with the name of its field. */
  Identity.Named takeText(String key) throws ItemFault {
    JsonNode value = object.remove(key);
    if (value != null && !value.isNull() && !value.isTextual()) {
      throw new ItemFault(prefix + key, "a text is expected");
    }
    return new Identity.Named(prefix + key, Optional.ofNullable(value).map(JsonNode::textValue));
  }

  /** Takes a name that is not blank, if it is there. */
  Optional<String> takeName(String key) throws ItemFault {
    Optional<String> name = takeText(key).text();
    if (name.filter(Members::isNoName).isPresent()) {
      throw new ItemFault(prefix + key, "a name is expected");
    }
    return name;
  }

  private static boolean isNoName(String text) {
    return text.isBlank() || text.chars().anyMatch(Character::isISOControl);
  }

  /** Takes an object; an empty one where there is none. */
  Members takeObject(String key) throws ItemFault {
    JsonNode value = object.remove(key);
    if (value == null || value.isNull()) {
      return new Members(JsonNodeFactory.instance.objectNode(), prefix + key + ".");
    }
    if (value instanceof ObjectNode inner) {
      return new Members(inner, prefix + key + ".");
    }
    throw new ItemFault(prefix + key, "an object is expected");
  }

  /** Takes the protocol's version: the current one where none or an older is named. */
  int takeVersion() throws ItemFault {
    JsonNode version = object.remove("version");
    if (version == null) {
      return Protocol.CURRENT;
    }
    if (!version.isInt() || version.intValue() < 0) {
      throw new ItemFault(prefix + "version", "a whole number is expected, 0 or more");
    }
    return Math.max(Protocol.CURRENT, version.intValue());
  }
}
