package io.signalbox.warden;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.api.Request;
import io.signalbox.envelope.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which events a client wants: by category, by the types of their nodes, by the client that sent
 * them. Each is asked for or ruled out, not both; of several values one must fit.
 */
record EventFilter(Choice categories, Choice tags, Choice groups) {
  private static final Set<String> CATEGORIES = lines("categories.txt");
  private static final Set<String> TAGS = lines("tags.txt");
  private static final int TOLD_CHARACTERS = 100;

  /**
   * Values that are wanted, or not.
   *
   * @param isRuledOut whether an event with such a value is unwanted
   */
  record Choice(List<String> values, boolean isRuledOut) {
    Choice {
      values = List.copyOf(values);
    }

    private boolean fits(Predicate<String> hasValue) {
      return values.isEmpty() || values.stream().anyMatch(hasValue) != isRuledOut;
    }
  }

  /**
   * What a request asks for.
   *
   * @throws WardenException 422 for a category or tag that IDEA does not know, and for a choice and
   *     its opposite
   */
  static EventFilter of(Request request) {
    return new EventFilter(
        known(choice(request, "cat"), "category", CATEGORIES),
        known(choice(request, "tag"), "tag", TAGS),
        choice(request, "group"));
  }

  /** Whether it must know more of an event than who sent it. */
  boolean readsEvents() {
    return !categories.values().isEmpty() || !tags.values().isEmpty();
  }

  /** Whether events of that client may be wanted. */
  boolean takesGroup(String client) {
    String lower = client.toLowerCase(Locale.ROOT);
    return groups.fits(
        group -> {
          String wanted = group.toLowerCase(Locale.ROOT);
          return lower.equals(wanted) || lower.startsWith(wanted + ".");
        });
  }

  /** Whether an event's categories and tags are wanted. */
  boolean takes(byte[] idea) {
    if (!readsEvents()) {
      return true;
    }
    JsonNode event = Json.read(new String(idea, StandardCharsets.UTF_8)).orElseThrow();
    Set<String> all =
        event
            .path("Category")
            .valueStream()
            .map(JsonNode::asText)
            .flatMap(category -> Stream.of(category, category.split("\\.", 2)[0]))
            .collect(Collectors.toSet());
    Set<String> types =
        event
            .path("Node")
            .valueStream()
            .flatMap(node -> node.path("Type").valueStream())
            .map(JsonNode::asText)
            .collect(Collectors.toSet());
    return categories.fits(all::contains) && tags.fits(types::contains);
  }

  private static Choice choice(Request request, String name) {
    List<String> wanted = request.queries(name);
    List<String> unwanted = request.queries("no" + name);
    if (!wanted.isEmpty() && !unwanted.isEmpty()) {
      throw WardenFault.of(
              WardenFault.UNUSABLE, "A request has either " + name + " or no" + name + ".")
          .exception();
    }
    return new Choice(wanted.isEmpty() ? unwanted : wanted, !unwanted.isEmpty());
  }

  private static Choice known(Choice choice, String what, Set<String> known) {
    for (String value : choice.values()) {
      if (!known.contains(value)) {
        String told = value.substring(0, Math.min(value.length(), TOLD_CHARACTERS));
        throw WardenFault.of(WardenFault.UNUSABLE, "There is no " + what + " " + told + ".")
            .exception();
      }
    }
    return choice;
  }

  private static Set<String> lines(String resource) {
    try (InputStream text =
        Objects.requireNonNull(EventFilter.class.getResourceAsStream(resource), resource)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
