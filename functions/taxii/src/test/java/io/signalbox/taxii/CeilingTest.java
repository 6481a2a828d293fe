package io.signalbox.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A collection has an object for what both ceilings let pass, and tells of nothing else. */
class CeilingTest {
  private static final List<String> MARKS =
      List.of("CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED");

  @Test
  void every_mark_under_every_ceiling_of_a_feed_and_of_its_reader() {
    for (String ofFeed : MARKS) {
      for (String ofReader : MARKS) {
        try (Hub hub = new Hub(ofFeed, ofReader)) {
          for (String mark : MARKS) {
            hub.append(marked(mark));
          }

          List<String> allowed =
              MARKS.subList(0, 1 + Math.min(MARKS.indexOf(ofFeed), MARKS.indexOf(ofReader)));
          assertThat(domains(hub)).as("%s %s", ofFeed, ofReader).isEqualTo(allowed);
        }
      }
    }
  }

  private static ObjectNode marked(String mark) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("source.fqdn", domain(mark))
        .put("classification.type", "c2-server")
        .put("tlp", mark);
  }

  private static String domain(String mark) {
    return mark.toLowerCase(Locale.ROOT).replace("+", "-") + ".example";
  }

  /** The marks of the indicators, read one at a time. */
  private static List<String> domains(Hub hub) {
    String id =
        hub.get(TaxiiEndpoints.ROOT + "collections/").json().at("/collections/0/id").asText();
    String objects = TaxiiEndpoints.ROOT + "collections/" + id + "/objects/";
    List<String> found = new ArrayList<>();
    JsonNode page = hub.get(objects, "match[type]", "indicator", "limit", "1").json();
    while (!page.path("objects").isEmpty()) {
      String pattern = page.at("/objects/0/pattern").asText();
      MARKS.stream().filter(mark -> pattern.contains("'" + domain(mark) + "'")).forEach(found::add);
      String next = page.path("next").asText();
      page =
          next.isEmpty()
              ? JsonNodeFactory.instance.objectNode()
              : hub.get(objects, "next", next).json();
    }
    return found;
  }
}
