package io.signalbox.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An answer is never larger than API Gateway passes on, whatever the feed has. */
class LargeObjectsTest {
  private static final int LIMIT_BYTES = 4_500_000;

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void large_objects_come_page_by_page_and_one_beyond_all_limits_holds_up_none() {
    for (int number = 1; number <= 6; number++) {
      int length = number == 3 ? LIMIT_BYTES : 1_800_000;
      hub.append(
          JsonNodeFactory.instance
              .objectNode()
              .put("source.ip", "192.0.2." + number)
              .put("event_description.text", "x".repeat(length)));
    }
    JsonNode collections = hub.get(TaxiiEndpoints.ROOT + "collections/").json();
    String objects =
        TaxiiEndpoints.ROOT
            + "collections/"
            + collections.at("/collections/0/id").asText()
            + "/objects/";
    List<String> patterns = new ArrayList<>();
    JsonNode page = hub.get(objects, "match[type]", "indicator").json();
    while (true) {
      assertThat(page.toString().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(LIMIT_BYTES);
      page.path("objects").forEach(one -> patterns.add(one.path("pattern").asText()));
      if (!page.path("more").asBoolean()) {
        break;
      }
      page = hub.get(objects, "next", page.path("next").asText()).json();
    }

    assertThat(patterns)
        .hasSize(5)
        .noneMatch(pattern -> pattern.contains("192.0.2.3"))
        .doesNotHaveDuplicates();
  }
}
