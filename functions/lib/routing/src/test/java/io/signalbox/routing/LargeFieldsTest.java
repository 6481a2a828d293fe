package io.signalbox.routing;

import static io.signalbox.routing.Samples.json;
import static io.signalbox.routing.Samples.settings;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.ThreadMXBean;
import io.signalbox.envelope.Envelope;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Of a very large field, routing sees the beginning. */
class LargeFieldsTest {
  private static final int SIX_MILLION = 6_000_000;

  @Test
  void a_wildcard_looks_at_the_beginning_of_a_text_alone() {
    Router router = router("{'pattern': {'payload': {'a': [{'wildcard': '*a*b*c*'}]}}, 'DEST'}");
    Envelope endless = event("ab".repeat(SIX_MILLION / 2));
    router.match(endless, "cert-at");

    long before = allocatedBytes();
    assertThat(router.match(endless, "cert-at")).isEmpty();
    assertThat(allocatedBytes() - before).isLessThan(250_000_000);

    assertThat(router.match(event("x".repeat(RoutedEvent.FIELD_CHARACTERS - 3) + "abc"), "x"))
        .hasSize(1);
    assertThat(router.match(event("x".repeat(RoutedEvent.FIELD_CHARACTERS - 2) + "abc"), "x"))
        .isEmpty();
  }

  @Test
  void the_texts_of_a_field_count_together_and_each_field_for_itself() {
    Router router = router("{'pattern': {'payload': {'a': ['last'], 'z': ['z']}}, 'DEST'}");

    assertThat(router.match(list(90, "last"), "x")).hasSize(1);
    assertThat(router.match(list(100, "last"), "x")).isEmpty();
  }

  @Test
  void objects_are_seen_up_to_the_same_size() {
    Router router = router("{'pattern': {'payload': {'a': {'last': [1]}}}, 'DEST'}");

    assertThat(router.match(object(90), "x")).hasSize(1);
    assertThat(router.match(object(101), "x")).isEmpty();
  }

  @Test
  void a_group_keeps_the_beginning_of_a_value() {
    Router router = router("{'pattern': {}, 'groupBy': ['a'], 'DEST'}");
    String full = "x".repeat(Grouping.VALUE_CHARACTERS - 1);

    assertThat(group(router, full + "y")).isEqualTo(full + "y");
    assertThat(group(router, full + "y" + "z".repeat(SIX_MILLION))).isEqualTo(full + "y");
    assertThat(group(router, full + "😀")).as("no half of a character").isEqualTo(full);
  }

  private static String group(Router router, String value) {
    return router.match(event(value), "x").getFirst().group().values().getOrDefault("a", "");
  }

  private static Router router(String route) {
    return new Router(
        settings("{'r': %s}".formatted(route.replace("'DEST'", "'destinations': ['a']"))));
  }

  private static Envelope event(String value) {
    return Envelope.ofEvent(json("{}").put("a", value));
  }

  private static Envelope list(int thousands, String last) {
    ObjectNode event = json("{'z': 'z'}");
    var list = event.putArray("a");
    for (int i = 0; i < thousands; i++) {
      list.add("x".repeat(1_000));
    }
    list.add(last);
    return Envelope.ofEvent(event);
  }

  private static Envelope object(int thousands) {
    ObjectNode event = json("{}");
    ObjectNode object = event.putArray("a").addObject();
    for (int i = 0; i < thousands; i++) {
      object.put("%04d".formatted(i) + "x".repeat(990), "12345");
    }
    object.put("last", 1);
    return Envelope.ofEvent(event);
  }

  private static long allocatedBytes() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
