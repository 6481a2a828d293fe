package io.signalbox.directory.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.directory.Fault;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The members of a JSON object, each read once; what is wrong with one is added to the faults, and
 * reads as absent.
 */
final class Members {
  private static final int TEXT_LIMIT_CHARACTERS = 1_000;
  private static final int LIST_LIMIT = 100;

  private final ObjectNode object;
  private final String pointer;
  private final List<Fault> faults;
  private final Set<String> read = new HashSet<>();

  Members(ObjectNode object, String pointer, List<Fault> faults) {
    this.object = object;
    this.pointer = pointer;
    this.faults = faults;
  }

  Optional<String> text(String name) {
    return text(name, TEXT_LIMIT_CHARACTERS);
  }

  Optional<String> text(String name, int limitCharacters) {
    return node(name).flatMap(node -> text(node, at(name), limitCharacters));
  }

  /** The value that {@code parser} makes; its IllegalArgumentException is a fault. */
  <T> Optional<T> parsed(String name, Function<String, T> parser) {
    return text(name).flatMap(text -> parsed(text, at(name), parser));
  }

  /** A constant by its name in lower case. */
  <E extends Enum<E>> Optional<E> constant(String name, Class<E> type) {
    return parsed(name, text -> word(text, type));
  }

  private static <E extends Enum<E>> E word(String text, Class<E> type) {
    List<String> words =
        Arrays.stream(type.getEnumConstants())
            .map(one -> one.name().toLowerCase(Locale.ROOT))
            .toList();
    if (!words.contains(text)) {
      throw new IllegalArgumentException("one of " + String.join(", ", words) + " is expected");
    }
    return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
  }

  /** The value of a member that must be there; {@code otherwise} where it is a fault. */
  <T> T required(String name, Function<String, T> parser, T otherwise) {
    if (!object.has(name)) {
      fault(at(name), "is missing");
    }
    return parsed(name, parser).orElse(otherwise);
  }

  Optional<LocalDate> date(String name) {
    return parsed(name, Members::day);
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException notADate) {
      throw new IllegalArgumentException("a date such as 2027-01-31 is expected", notADate);
    }
  }

  boolean flag(String name, boolean otherwise) {
    Optional<JsonNode> node = node(name);
    if (node.isPresent() && !node.get().isBoolean()) {
      fault(at(name), "true or false is expected");
      return otherwise;
    }
    return node.map(JsonNode::booleanValue).orElse(otherwise);
  }

  Optional<Long> number(String name) {
    Optional<JsonNode> node = node(name);
    if (node.isPresent() && !(node.get().isIntegralNumber() && node.get().canConvertToLong())) {
      fault(at(name), "a whole number is expected");
      return Optional.empty();
    }
    return node.map(JsonNode::longValue);
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    items(name).forEach((at, node) -> text(node, at, TEXT_LIMIT_CHARACTERS).ifPresent(texts::add));
    return texts.stream().distinct().toList();
  }

  /**
   * The values that {@code parser} makes of a list's texts; its IllegalArgumentExceptions are
   * faults.
   */
  List<String> parsedTexts(String name, Function<String, String> parser) {
    List<String> values = new ArrayList<>();
    items(name)
        .forEach(
            (at, node) ->
                text(node, at, TEXT_LIMIT_CHARACTERS)
                    .flatMap(text -> parsed(text, at, parser))
                    .ifPresent(values::add));
    return values.stream().distinct().toList();
  }

  /** The texts of an object whose members are all texts, by name. */
  Map<String, String> textMembers(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    object(name)
        .ifPresent(
            node ->
                node.properties()
                    .forEach(
                        member -> {
                          String at = Pointers.member(at(name), member.getKey());
                          text(member.getValue(), at, TEXT_LIMIT_CHARACTERS)
                              .ifPresent(text -> texts.put(member.getKey(), text));
                        }));
    return texts;
  }

  List<Members> objects(String name) {
    List<Members> objects = new ArrayList<>();
    items(name)
        .forEach(
            (at, node) -> {
              if (node instanceof ObjectNode item) {
                objects.add(new Members(item, at, faults));
              } else {
                fault(at, "an object is expected");
              }
            });
    return objects;
  }

  Optional<Members> members(String name) {
    return object(name).map(node -> new Members(node, at(name), faults));
  }

  /** Makes a fault of every member that nobody asked for. */
  void requireNoOthers() {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!read.contains(name)) {
                fault(at(name), "there is no such member here");
              }
            });
  }

  String at(String name) {
    return Pointers.member(pointer, name);
  }

  void fault(String where, String reason) {
    faults.add(new Fault(where, reason));
  }

  private <T> Optional<T> parsed(String text, String where, Function<String, T> parser) {
    try {
      return Optional.of(parser.apply(text));
    } catch (IllegalArgumentException broken) {
      fault(where, String.valueOf(broken.getMessage()));
      return Optional.empty();
    }
  }

  private Optional<ObjectNode> object(String name) {
    Optional<JsonNode> node = node(name);
    if (node.isPresent() && !node.get().isObject()) {
      fault(at(name), "an object is expected");
    }
    return node.filter(JsonNode::isObject).map(ObjectNode.class::cast);
  }

  private Map<String, JsonNode> items(String name) {
    Map<String, JsonNode> items = new LinkedHashMap<>();
    node(name)
        .ifPresent(
            node -> {
              if (!node.isArray() || node.size() > LIST_LIMIT) {
                fault(at(name), "a list of at most 100 items is expected");
              } else {
                for (int i = 0; i < node.size(); i++) {
                  items.put(at(name) + "/" + i, node.get(i));
                }
              }
            });
    return items;
  }

  private Optional<String> text(JsonNode node, String where, int limitCharacters) {
    String text = node.textValue();
    if (text == null || text.isBlank() || text.length() > limitCharacters) {
      fault(where, "a text of 1 to " + limitCharacters + " characters is expected");
      return Optional.empty();
    }
    if (text.codePoints().anyMatch(Character::isISOControl) && limitCharacters <= 1_000) {
      fault(where, "a text has no control characters");
      return Optional.empty();
    }
    return Optional.of(text);
  }

  /** A member that is {@code null} counts as absent. */
  private Optional<JsonNode> node(String name) {
    read.add(name);
    return Optional.ofNullable(object.get(name)).filter(node -> !node.isNull());
  }
}
