package io.signalbox.routing;

import static io.signalbox.routing.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The engine is shown the fields at which patterns look, and no others. */
class LookedAtTest {
  private static final List<String> PATTERNS =
      List.of(
          "{'payload': {'a': [1]}}",
          "{'payload': {'a.b': [1], 'c': [{'exists': false}]}}",
          "{'payload': {'a': {'b': {'c': [1, 2]}}}}",
          "{'payload': {'l': {'k': [1], 'v': [2]}}}",
          "{'payload': {'l.m.k': [{'anything-but': 1}]}}",
          "{'$or': [{'payload': {'o.p': [1]}}, {'sender': ['cert-ee']}], 'payload': {'a': [2]}}",
          "{'payload': {'.': [1]}}");

  private static final List<String> KEYS =
      List.of(
          "a", "a.b", "a.b.c", "a.b.c.d", "b", "c", "l", "l.k", "l.m", "o", "o.p", "p", "", ".");

  @Test
  void it_matches_the_same_routes_as_with_all_fields() throws IOException {
    EventMatcher<Integer> matcher = new EventMatcher<>();
    for (int i = 0; i < PATTERNS.size(); i++) {
      matcher.add(i, json(PATTERNS.get(i)));
    }
    var fields = matcher.fieldsBelow("payload.");
    Random random = new Random(11);
    List<Integer> seen = new ArrayList<>();
    for (int round = 0; round < 5_000; round++) {
      Envelope event = Envelope.ofEvent(randomObject(random, 3));
      var some = matcher.matching(RoutedEvent.of(event, "cert-ee", fields::contains));
      assertThat(some)
          .as(event.payload().json().toString())
          .containsExactlyInAnyOrderElementsOf(matcher.matching(RoutedEvent.of(event, "cert-ee")));
      seen.addAll(some);
    }
    assertThat(Set.copyOf(seen)).as("each pattern matched at times").contains(0, 1, 2, 3, 4, 5, 6);
  }

  @Test
  void nothing_else_is_shown() throws IOException {
    EventMatcher<String> matcher = new EventMatcher<>();
    matcher.add("both", json("{'payload': {'source.ip': ['x'], 'l': {'k': [1]}}}"));

    ObjectNode event =
        RoutedEvent.of(
            Envelope.ofEvent(
                json("{'source': {'ip': 'x', 'asn': 1}, 'l': [{'k': 1}], 'k': 1, 'raw': 'y'}")),
            "cert-ee",
            matcher.fieldsBelow("payload.")::contains);

    assertThat(event.get("payload")).isEqualTo(json("{'source.ip': 'x', 'l': [{'k': 1}]}"));
  }

  private static ObjectNode randomObject(Random random, int depth) {
    ObjectNode object = json("{}");
    for (int i = random.nextInt(5); i >= 0; i--) {
      String key =
          depth < 3 && random.nextBoolean()
              ? List.of("k", "v", "m", "b", "c").get(random.nextInt(5))
              : KEYS.get(random.nextInt(KEYS.size()));
      switch (depth > 0 ? random.nextInt(6) : 0) {
        case 4 -> object.set(key, randomObject(random, depth - 1));
        case 5 -> {
          var array = object.putArray(key);
          for (int element = random.nextInt(3); element >= 0; element--) {
            array.add(
                randomObject(random, depth - 1)
                    .put("k", random.nextInt(3))
                    .put("v", random.nextInt(3)));
          }
        }
        default -> object.put(key, random.nextInt(3));
      }
    }
    return object;
  }
}
