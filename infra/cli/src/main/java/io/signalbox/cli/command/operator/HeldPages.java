package io.signalbox.cli.command.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.Session;
import io.signalbox.cli.hub.Hub;
import io.signalbox.cli.hub.HubRequest;
import io.signalbox.cli.output.Progress;

/** What the hub holds about somebody, which it tells page by page. */
final class HeldPages {
  private HeldPages() {}

  /** All of it: {@code {"held": [...]}}. */
  static ObjectNode collect(Session session, ObjectNode subject)
      throws CommandFailure, InterruptedException {
    Hub hub = session.hub();
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    ArrayNode held = all.putArray("held");
    ObjectNode asked = subject.deepCopy();
    try (Progress progress = session.progress()) {
      String next;
      do {
        JsonNode page =
            hub.ask(HubRequest.post("/v1/erasures/held").json(asked.toString()).thatMayBeRepeated())
                .jsonWith("held");
        page.path("held").forEach(held::add);
        next = page.path("next").asText();
        asked.put("after", next);
        progress.at(0, 0, "%,d found so far".formatted(held.size()));
      } while (!next.isEmpty());
    }
    return all;
  }
}
