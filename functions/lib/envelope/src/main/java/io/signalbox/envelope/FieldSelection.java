package io.signalbox.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which fields of IntelMQ's a receiver gets, and under which names. A name stands for a field and
 * for all below it: {@code source} for {@code source.ip}, too. The mark ({@link #isMark}) always
 * stays, and no other field becomes one.
 *
 * @param keep what it gets; empty for everything
 * @param drop what it does not get of that
 * @param rename other names, by those that the fields have
 * @param contacts whether it gets {@code extra.certbund.source_contacts}, which are personal data
 */
public record FieldSelection(
    Set<String> keep, Set<String> drop, Map<String, String> rename, boolean contacts) {

  /**
   * Everything but personal data, which a receiver gets where its settings do not say otherwise.
   */
  public static final FieldSelection DEFAULT =
      new FieldSelection(Set.of(), Set.of(), Map.of(), false);

  /** Everything. */
  public static final FieldSelection EVERYTHING =
      new FieldSelection(Set.of(), Set.of(), Map.of(), true);

  public FieldSelection {
    keep = Set.copyOf(keep);
    drop = Set.copyOf(drop);
    rename = Collections.unmodifiableMap(new LinkedHashMap<>(rename));
  }

  /**
   * Whether a field of that name, in any case, says how far an event may go. Whoever gets the event
   * must know.
   */
  public static boolean isMark(String field) {
    return EventMarks.isMark(field);
  }

  /** Whether it chooses fields of every event, so that each must be read as one of IntelMQ's. */
  public boolean isChoice() {
    return !keep.isEmpty() || !drop.isEmpty() || !rename.isEmpty();
  }

  /**
   * What a receiver gets of an event of IntelMQ's, which may be nothing; empty where that is the
   * event as it is.
   */
  public Optional<Payload> changed(Payload event) {
    Optional<ObjectNode> without =
        contacts ? Optional.empty() : SourceContacts.removedFrom(event.shared());
    if (!isChoice()) {
      return without.map(Payload::owning);
    }
    ObjectNode chosen = chosen("", without.orElseGet(event::shared));
    return Optional.of(Payload.owning(rename.isEmpty() ? chosen : renamed(Fields.flatten(chosen))));
  }

  private ObjectNode chosen(String above, ObjectNode object) {
    ObjectNode chosen = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      String field = above + member.getKey();
      JsonNode value = EventMarks.opened(field, member.getValue());
      if (isMark(field)) {
        chosen.set(member.getKey(), value);
      } else if (value instanceof ObjectNode inner && !inner.isEmpty()) {
        ObjectNode below = chosen(field + ".", inner);
        if (!below.isEmpty()) {
          chosen.set(member.getKey(), below);
        }
      } else if (isChosen(field)) {
        chosen.set(member.getKey(), value);
      }
    }
    return chosen;
  }

  private boolean isChosen(String field) {
    return (keep.isEmpty() || hasOneAbove(keep, field)) && !hasOneAbove(drop, field);
  }

  private static boolean hasOneAbove(Set<String> names, String field) {
    if (names.contains(field)) {
      return true;
    }
    for (int dot = field.lastIndexOf('.'); dot >= 0; dot = field.lastIndexOf('.', dot - 1)) {
      if (names.contains(field.substring(0, dot))) {
        return true;
      }
    }
    return false;
  }

  /** A field that gets a name which another one has takes its place. */
  private ObjectNode renamed(ObjectNode flat) {
    Map<String, String> names = new LinkedHashMap<>();
    flat.fieldNames().forEachRemaining(field -> names.put(field, nameOf(field)));
    Set<String> taken = new HashSet<>();
    names.forEach(
        (field, name) -> {
          if (!name.equals(field)) {
            taken.add(name);
          }
        });
    ObjectNode renamed = JsonNodeFactory.instance.objectNode();
    names.forEach(
        (field, name) -> {
          if (!name.equals(field) || !taken.contains(name)) {
            renamed.set(name, flat.get(field));
          }
        });
    return renamed;
  }

  /** By the longest name that stands above it; no mark loses its name, and none is made. */
  private String nameOf(String field) {
    String name = isMark(field) ? field : renamed(field);
    return isMark(name) ? field : name;
  }

  private String renamed(String field) {
    for (int end = field.length(); end > 0; end = field.lastIndexOf('.', end - 1)) {
      String other = rename.get(field.substring(0, end));
      if (other != null) {
        return other + field.substring(end);
      }
    }
    return field;
  }
}
