package io.signalbox.routing;

import static io.signalbox.routing.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'payload': {'source.asn': [64496]}}",
        "{'payload': {'$or': [{'a': [1]}, {'b': [{'anything-but': 'x'}]}]}}",
        "{'payload': {'source.fqdn': [{'wildcard': '*.example'}]}}"
      })
  void a_usable_pattern_has_no_fault(String pattern) {
    assertThat(Patterns.fault(json(pattern))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'payload': {'a': 1}}",
        "{'payload': {'a': []}}",
        "{'payload': {}}",
        "{'payload': {'a': [{'numbric': ['<', 3]}]}}",
        "{'payload': {'a': [{'numeric': ['<', 'x']}]}}",
        "{'payload': {'a': [{'cidr': '10.0.0.0/99'}]}}",
      })
  void an_unusable_pattern_has_the_fault_that_the_engine_finds(String pattern) {
    assertThat(Patterns.fault(json(pattern)))
        .hasValueSatisfying(why -> assertThat(why).isNotBlank());
  }

  @Test
  void a_pattern_that_would_take_all_memory_or_time_is_refused_unbuilt() {
    String ten = String.join(",", Collections.nCopies(11, "{'a': [1]}"));
    String alternatives = "{'$or': [" + ten + "]}";
    String thousands =
        "{'payload': %s, 'meta': %s, 'x': %s}".formatted(alternatives, alternatives, alternatives);
    String stars = "{'payload': {'a': [{'wildcard': '%s'}]}}".formatted("*a".repeat(2_001));
    String endless = "{'payload': {'a': ['%s']}}".formatted("x".repeat(30_000));

    assertThat(Patterns.fault(json(thousands))).isPresent();
    assertThat(Patterns.fault(json(stars))).isPresent();
    assertThat(Patterns.fault(json(endless))).isPresent();
  }

  @Test
  void fields_with_many_values_each_are_judged_in_little_memory() {
    String values =
        IntStream.range(0, 40).mapToObj(Integer::toString).collect(Collectors.joining("','"));
    String fields =
        IntStream.range(0, 12)
            .mapToObj(field -> "'f%d': ['%s']".formatted(field, values))
            .collect(Collectors.joining(","));

    assertJudged("{'payload': {%s}}".formatted(fields), Optional.empty());
  }

  @Test
  void numeric_ranges_are_limited_for_they_take_the_square_of_their_number() {
    assertJudged(ranges(Patterns.RANGES_LIMIT), Optional.empty());
    assertJudged(ranges(Patterns.RANGES_LIMIT + 1), Optional.of("has more than 50 numeric ranges"));
  }

  private static String ranges(int count) {
    return "{'payload': {'a': [%s]}}"
        .formatted(
            IntStream.range(0, count)
                .mapToObj(i -> "{'numeric': ['>', %d, '<', %d]}".formatted(i, i + 1_000_000))
                .collect(Collectors.joining(",")));
  }

  private static void assertJudged(String pattern, Optional<String> fault) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    assertThat(Patterns.fault(json(pattern))).isEqualTo(fault);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(400_000_000);
  }
}
