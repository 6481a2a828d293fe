package io.signalbox.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Under keys of its own in meta the hub writes what one form has a place for and the other does
 * not. Whoever sends what the hub would never write there could make an envelope another one on its
 * way, in a form with another place for it: such an item is refused.
 */
final class OwnKeys {
  /** What a draft's meta says of the protocol; in the decided form these are keys like others. */
  static final List<String> DRAFT_KEYS = List.of("version", "type", "format");

  private OwnKeys() {}

  static void requireOfDecided(ObjectNode meta) throws ItemFault {
    requireAbsent(meta, MetaKeys.META_REST, "only a draft has this key");
    JsonNode rest = meta.get(MetaKeys.UUID_REST);
    if (rest != null && (!isFilled(rest) || rest.has("current") || rest.has("parent"))) {
      throw fault(
          MetaKeys.UUID_REST, "an object is expected, of which current and parent are no part");
    }
  }

  static void requireOfDraft(ObjectNode meta) throws ItemFault {
    requireAbsent(meta, MetaKeys.UUID_REST, "only the decided form has this key; a draft has uuid");
    requireAbsent(
        meta, MetaKeys.PARENT, "only the decided form has this key; a draft has uuid.parent");
    JsonNode rest = meta.get(MetaKeys.META_REST);
    if (rest != null
        && !(isFilled(rest)
            && rest.properties().stream().allMatch(one -> DRAFT_KEYS.contains(one.getKey())))) {
      throw fault(MetaKeys.META_REST, "an object is expected, of version, type and format at most");
    }
  }

  /**
   * Takes from beside a draft's meta what meta says of the protocol, too: there these keys would
   * mean the decided form's protocol.
   */
  static void requireOnce(ObjectNode meta, ObjectNode beside) throws ItemFault {
    for (String key : DRAFT_KEYS) {
      if (meta.has(key) && beside.has(key) && !meta.get(key).equals(beside.remove(key))) {
        throw new ItemFault(key, "a draft has this key in meta, which says otherwise");
      }
    }
  }

  private static boolean isFilled(JsonNode node) {
    return node instanceof ObjectNode object && !object.isEmpty();
  }

  private static void requireAbsent(ObjectNode meta, String key, String reason) throws ItemFault {
    if (meta.has(key)) {
      throw fault(key, reason);
    }
  }

  private static ItemFault fault(String key, String reason) {
    return new ItemFault("meta." + key, reason);
  }
}
