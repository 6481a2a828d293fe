package io.signalbox.runtime.template;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A mapping of the template that is being read. It remembers what was asked for, so that whatever
 * nobody asked for is an error and not silently left out.
 */
final class Section {
  private final String place;
  private final Map<String, Yaml> fields;
  private final Resolver resolver;
  private final Set<String> read = new HashSet<>();

  Section(String place, Yaml node, Resolver resolver) {
    if (!(node instanceof Yaml.Fields mapping)) {
      throw new TemplateException(place, "a mapping is expected");
    }
    this.place = place;
    this.fields = mapping.values();
    this.resolver = resolver;
  }

  String place() {
    return place;
  }

  Set<String> names() {
    return fields.keySet();
  }

  String text(String name) {
    return optionalText(name).orElseThrow(() -> fault(name, "is missing"));
  }

  Optional<String> optionalText(String name) {
    return resolved(name).map(value -> text(name, value));
  }

  List<String> texts(String name) {
    return resolved(name)
        .map(value -> value instanceof Yaml.Items items ? items.values() : List.of(value))
        .orElse(List.of())
        .stream()
        .map(value -> text(name, value))
        .toList();
  }

  int number(String name, int otherwise) {
    return optionalText(name).map(text -> number(name, text)).orElse(otherwise);
  }

  int number(String name) {
    return number(name, text(name));
  }

  boolean flag(String name) {
    String value = optionalText(name).orElse("false");
    if (!value.equals("true") && !value.equals("false")) {
      throw fault(name, "is true or false, not " + value);
    }
    return value.equals("true");
  }

  Section section(String name) {
    return optionalSection(name).orElseThrow(() -> fault(name, "is missing"));
  }

  Optional<Section> optionalSection(String name) {
    return raw(name).map(value -> new Section(place + "." + name, value, resolver));
  }

  /** The mapping under a name as it stands; an empty one where there is none. */
  Yaml.Fields fields(String name) {
    return switch (raw(name).orElse(new Yaml.Fields(Map.of()))) {
      case Yaml.Fields mapping -> mapping;
      case Yaml.Text _, Yaml.Items _, Yaml.Call _ -> throw fault(name, "a mapping is expected");
    };
  }

  /** The same section with another value under a name. */
  Section replacing(String name, Yaml value) {
    Map<String, Yaml> replaced = new LinkedHashMap<>(fields);
    replaced.put(name, value);
    Section result = new Section(place, new Yaml.Fields(replaced), resolver);
    result.read.addAll(read);
    return result;
  }

  /** The mapping's members, each as a section of its own. */
  List<Section> sections() {
    return names().stream().map(this::section).toList();
  }

  /** The members of a list of mappings. */
  List<Section> list(String name) {
    Optional<Yaml> value = raw(name);
    if (value.isEmpty()) {
      return List.of();
    }
    if (!(value.get() instanceof Yaml.Items items)) {
      throw fault(name, "is a list");
    }
    List<Section> result = new ArrayList<>();
    for (Yaml item : items.values()) {
      result.add(new Section(place + "." + name + "[" + result.size() + "]", item, resolver));
    }
    return result;
  }

  /** Properties that have no counterpart on one machine. */
  Section without(String... names) {
    read.addAll(List.of(names));
    return this;
  }

  /** Says that all that is known has been asked for. */
  void nothingElse() {
    Set<String> unknown = new TreeSet<>(fields.keySet());
    unknown.removeAll(read);
    if (!unknown.isEmpty()) {
      throw fault(unknown.iterator().next(), "is unknown to the local hub");
    }
  }

  /** Says that a property has this one value, the only one that the local hub can do. */
  void only(String name, String value) {
    String given = text(name);
    if (!given.equals(value)) {
      throw fault(name, "can only be " + value + ", not " + given);
    }
  }

  TemplateException fault(String name, String fault) {
    return new TemplateException(place + "." + name, fault);
  }

  private Optional<Yaml> raw(String name) {
    read.add(name);
    @Nullable Yaml value = fields.get(name);
    return Optional.ofNullable(value);
  }

  private Optional<Yaml> resolved(String name) {
    return raw(name).map(value -> resolver.resolve(value, place + "." + name));
  }

  private String text(String name, Yaml value) {
    if (value instanceof Yaml.Text text) {
      return text.value();
    }
    throw fault(name, "text is expected");
  }

  private int number(String name, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notNumber) {
      throw fault(name, "is a whole number, not " + text);
    }
  }
}
