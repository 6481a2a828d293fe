package io.signalbox.routing;

import static io.signalbox.routing.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.event.ruler.GenericMachine;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Patterns;

/** Wildcards match as the engine's own do, and cost no more where there are many. */
class WildcardsTest {

  @Test
  void wildcards_match_what_the_engine_matches() throws IOException {
    Random random = new Random(11);
    int matched = 0;
    for (int round = 0; round < 3_000; round++) {
      EventMatcher<Integer> matcher = new EventMatcher<>();
      GenericMachine<Integer> engine = GenericMachine.<Integer>builder().build();
      for (int name = 0; name < 4; name++) {
        ObjectNode pattern = pattern(random);
        matcher.add(name, pattern);
        for (Map<String, List<Patterns>> one : JsonRuleCompiler.compile(pattern.toString())) {
          engine.addPatternRule(name, one);
        }
      }
      ObjectNode event = event(random);
      Set<Integer> expected = new HashSet<>(engine.rulesForJSONEvent(event));

      assertThat(new HashSet<>(matcher.matching(event))).as(event.toString()).isEqualTo(expected);
      matched += expected.size();
    }
    assertThat(matched).as("matches in all").isBetween(1_000, 11_000);
  }

  private static ObjectNode pattern(Random random) {
    ObjectNode pattern = json("{}");
    for (String field : List.of("a", "b")) {
      if (random.nextInt(3) > 0) {
        ArrayNode conditions = pattern.putArray(field);
        for (int i = random.nextInt(3); i >= 0; i--) {
          switch (random.nextInt(5)) {
            case 0 -> conditions.add(text(random, "xy"));
            case 1 -> {
              ArrayNode wildcards =
                  conditions.addObject().putObject("anything-but").putArray("wildcard");
              wildcards.add(wildcard(random)).add(wildcard(random));
            }
            case 2 -> conditions.addObject().put("prefix", "x");
            default -> conditions.addObject().put("wildcard", wildcard(random));
          }
        }
      }
    }
    if (pattern.isEmpty()) {
      pattern.putArray("a").addObject().put("wildcard", wildcard(random));
    }
    return pattern;
  }

  private static String wildcard(Random random) {
    String wildcard = text(random, "xy*");
    return wildcard.replaceAll("\\*+", random.nextInt(9) == 0 ? "\\\\\\\\*" : "*");
  }

  private static String text(Random random, String alphabet) {
    return random
        .ints(random.nextInt(6), 0, alphabet.length())
        .mapToObj(at -> alphabet.substring(at, at + 1))
        .collect(Collectors.joining());
  }

  private static ObjectNode event(Random random) {
    ObjectNode event = json("{}");
    for (String field : List.of("a", "b")) {
      switch (random.nextInt(6)) {
        case 0 -> {}
        case 1 -> event.put(field, random.nextInt(3));
        case 2 -> event.putArray(field).add(text(random, "xy*")).add(text(random, "xy"));
        case 3 -> event.putNull(field);
        default -> event.put(field, text(random, "xy*"));
      }
    }
    return event;
  }

  @Test
  void wildcards_of_one_element_are_met_together_with_its_other_fields() throws IOException {
    EventMatcher<String> matcher = new EventMatcher<>();
    matcher.add("both", json("{'x': {'k': [{'wildcard': '*a*'}], 'v': [1]}}"));

    assertThat(matcher.matching(json("{'x': [{'k': 'bab', 'v': 1}, {'k': 'c', 'v': 2}]}")))
        .containsExactly("both");
    assertThat(matcher.matching(json("{'x': [{'k': 'bab', 'v': 2}, {'k': 'c', 'v': 1}]}")))
        .isEmpty();
  }

  @Test
  void no_sender_marks_an_event_itself() throws IOException {
    EventMatcher<String> matcher = new EventMatcher<>();
    matcher.add("a", json("{'a': [{'wildcard': '*x*'}]}"));

    assertThat(matcher.matching(json("{'a': 'y', 'a\\u00000': true}"))).isEmpty();
  }

  @Test
  void the_event_that_is_matched_stays_as_it_is() throws IOException {
    EventMatcher<String> matcher = new EventMatcher<>();
    matcher.add("a", json("{'a': {'b': [{'wildcard': '*x*'}]}}"));
    ObjectNode event = json("{'a': [{'b': 'x'}]}");

    assertThat(matcher.matching(event)).containsExactly("a");
    assertThat(event).isEqualTo(json("{'a': [{'b': 'x'}]}"));
  }

  @Test
  void many_names_in_one_pattern_are_ordinary() throws IOException {
    String names =
        IntStream.range(0, 200)
            .mapToObj("{'wildcard': '*brand-%d*'}"::formatted)
            .collect(Collectors.joining(","));
    String allBut =
        IntStream.range(0, 200)
            .mapToObj("'*brand-%d*'"::formatted)
            .collect(Collectors.joining(","));
    for (String conditions :
        List.of(names, "{'anything-but': {'wildcard': [%s]}}".formatted(allBut))) {
      ObjectNode pattern = json("{'payload': {'source.url': [%s]}}".formatted(conditions));
      long before = allocatedBytes();

      assertThat(io.signalbox.routing.Patterns.fault(pattern)).isEmpty();
      EventMatcher<String> matcher = new EventMatcher<>();
      matcher.add("brands", pattern);
      matcher.matching(json("{'payload': {'source.url': 'http://brand-77.example/'}}"));

      assertThat(allocatedBytes() - before).as("bytes allocated").isLessThan(100_000_000);
    }
  }

  /** What makes no garbage takes no time here: each step of a search that goes on allocates. */
  @Test
  void a_long_text_costs_by_its_length_whatever_the_wildcards() throws IOException {
    String nested =
        IntStream.range(0, 60)
            .mapToObj(i -> "{'wildcard': '*a*a*a*a*a*a*a*%s*'}".formatted("a".repeat(i) + "b"))
            .collect(Collectors.joining(","));
    EventMatcher<String> matcher = new EventMatcher<>();
    matcher.add("nested", json("{'u': [%s]}".formatted(nested)));
    ObjectNode event = json("{}").put("u", "a".repeat(100_000));
    long before = allocatedBytes();

    assertThat(matcher.matching(event)).isEmpty();

    assertThat(allocatedBytes() - before).isLessThan(10_000_000);
  }

  private static long allocatedBytes() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
