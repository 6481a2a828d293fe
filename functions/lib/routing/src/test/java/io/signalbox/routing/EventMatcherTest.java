package io.signalbox.routing;

import static io.signalbox.routing.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Patterns;

/** An event may hold what arrays it likes: it is matched, and in bounds. */
class EventMatcherTest {
  private static final long ALLOCATED_BYTES_MOST = 200_000_000;

  private static final List<String> PATTERNS =
      List.of(
          "{'a': ['x'], 'b': ['x'], 'c': ['x']}",
          "{'a': ['x', 'y'], 'b': [{'anything-but': 'x'}]}",
          "{'$or': [{'a': ['y']}, {'b': ['y'], 'c': ['y']}], 'd': [{'exists': false}]}",
          "{'a': ['x', {'exists': false}], 'c': [{'prefix': 'y'}]}",
          "{'a': [{'exists': true}], 'b': [{'numeric': ['>', 5]}]}",
          "{'d': [{'wildcard': '*z*'}]}");

  @ParameterizedTest
  @ValueSource(ints = {10, 400, 20_000})
  void arraysAreMatchedHoweverManyElementsTheyHave(int elements) throws IOException {
    EventMatcher<Integer> matcher = matcher();
    for (String last : List.of("x", "y")) {
      ObjectNode event = json("{}");
      for (String name : List.of("a", "b", "c")) {
        fill(event.putArray(name), elements - 1, "x").add(last);
      }
      matcher.matching(event);

      long before = allocatedBytes();
      var matching = matcher.matching(event);
      long after = allocatedBytes();

      assertThat(matching).contains(0);
      assertThat(matching.contains(1)).isEqualTo(last.equals("y"));
      assertThat(after - before).isLessThan(ALLOCATED_BYTES_MOST);
    }
  }

  @Test
  void conditionByConditionComesToTheSameWhereArraysHoldNoObjects() throws IOException {
    EventMatcher<Integer> whole = matcher();
    ConditionMatcher<Integer> apart = new ConditionMatcher<>(numbered());
    Random random = new Random(7);
    List<Integer> seen = new ArrayList<>();
    for (int round = 0; round < 2_000; round++) {
      ObjectNode event = randomEvent(random);
      assertThat(apart.matching(event))
          .as(event.toString())
          .containsExactlyInAnyOrderElementsOf(whole.matching(event));
      seen.addAll(apart.matching(event));
    }
    assertThat(seen).as("each pattern matched at times").contains(0, 1, 2, 3, 4, 5);
  }

  @Test
  void conditionsAreMetByOneElementUnlessThereAreTooMany() throws IOException {
    EventMatcher<String> matcher = new EventMatcher<>();
    matcher.add("both", json("{'x': {'k': [1], 'v': [2]}}"));

    assertThat(matcher.matching(apart(20))).isEmpty();
    assertThat(matcher.matching(apart(2_000))).containsExactly("both");
  }

  @Test
  void arraysOfWhichNoPatternSpeaksChangeNothing() throws IOException {
    EventMatcher<String> matcher = new EventMatcher<>();
    matcher.add("both", json("{'x': {'k': [1], 'v': [2]}}"));
    ObjectNode event = apart(20);
    fill(event.putArray("other"), 50_000, "x");

    assertThat(matcher.matching(event)).isEmpty();
  }

  /** One element has the key, another the value. */
  private static ObjectNode apart(int elements) {
    ObjectNode event = json("{}");
    ArrayNode array = event.putArray("x");
    array.addObject().put("k", 1).put("v", 0);
    for (int i = 0; i < elements; i++) {
      array.addObject().put("k", 0).put("v", 2);
    }
    return event;
  }

  private static EventMatcher<Integer> matcher() throws IOException {
    EventMatcher<Integer> matcher = new EventMatcher<>();
    for (int i = 0; i < PATTERNS.size(); i++) {
      matcher.add(i, json(PATTERNS.get(i)));
    }
    return matcher;
  }

  private static Map<Integer, List<Map<String, List<Patterns>>>> numbered() throws IOException {
    Map<Integer, List<Map<String, List<Patterns>>>> numbered = new LinkedHashMap<>();
    for (int i = 0; i < PATTERNS.size(); i++) {
      numbered.put(i, JsonRuleCompiler.compile(json(PATTERNS.get(i)).toString()));
    }
    return numbered;
  }

  private static ObjectNode randomEvent(Random random) {
    ObjectNode event = json("{}");
    for (String name : List.of("a", "b", "c", "d")) {
      int values = random.nextInt(4);
      if (values == 1) {
        event.put(name, value(random));
      } else if (values > 1) {
        ArrayNode array = event.putArray(name);
        for (int i = 0; i < values; i++) {
          if (random.nextInt(4) == 0) {
            array.add(random.nextInt(10));
          } else {
            array.add(value(random));
          }
        }
      }
    }
    return event;
  }

  private static String value(Random random) {
    return List.of("x", "y", "z", "yz", "").get(random.nextInt(5));
  }

  private static ArrayNode fill(ArrayNode array, int elements, String value) {
    for (int i = 0; i < elements; i++) {
      array.add(value);
    }
    return array;
  }

  private static long allocatedBytes() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
