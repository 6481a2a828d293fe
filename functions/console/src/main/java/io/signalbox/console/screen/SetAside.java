package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.console.api.ApiAnswer;
import io.signalbox.console.api.ApiCall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How many events destinations have set aside. Each destination is asked for by itself, so only the
 * first are: those that are in trouble before the others.
 *
 * @param notAsked how many destinations were not asked
 */
record SetAside(List<Count> counts, int notAsked) {
  private static final int ASKED_LIMIT = 20;

  /**
   * One destination's.
   *
   * @param oldest when the oldest of them came; empty if it is not known
   */
  record Count(String destination, long events, String oldest) {}

  static SetAside of(Visit visit, JsonNode destinations) {
    List<String> pushed =
        destinations
            .valueStream()
            .filter(one -> !one.path("status").asText().equals("pulled"))
            .sorted(Comparator.comparing(one -> one.path("status").asText().equals("active")))
            .map(one -> one.path("destination").asText())
            .toList();
    List<ApiAnswer> answers =
        visit
            .api()
            .callAll(
                pushed.stream()
                    .limit(ASKED_LIMIT)
                    .map(name -> ApiCall.get("v1", "destinations", name).with("waiting", "false"))
                    .toList());
    List<Count> counts = new ArrayList<>();
    for (ApiAnswer answer : answers) {
      JsonNode json = answer.json();
      long events = json.path("setAside").asLong();
      if (answer.isSuccess() && events > 0) {
        counts.add(
            new Count(
                json.path("destination").asText(), events, json.path("oldestSetAside").asText()));
      }
    }
    return new SetAside(counts, Math.max(0, pushed.size() - ASKED_LIMIT));
  }
}
