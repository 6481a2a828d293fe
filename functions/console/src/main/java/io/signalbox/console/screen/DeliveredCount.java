package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.api.Parameters;
import io.signalbox.console.api.ApiAnswer;
import io.signalbox.console.api.ApiCall;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How many events a destination got since a time: what a replay from there would repeat. */
final class DeliveredCount {
  private DeliveredCount() {}

  /** In whole hours, so at the least; with a question mark where they cannot be counted. */
  static String since(Visit visit, String destination, String since) {
    Instant from = Parameters.parseTime(since).truncatedTo(ChronoUnit.HOURS);
    ApiAnswer answer =
        visit
            .api()
            .call(
                ApiCall.get("v1", "statistics")
                    .with("by", "result")
                    .with("step", "hour")
                    .with("as", "json")
                    .with("where", "destination:" + destination)
                    .with("from", from.toString()));
    if (!answer.isSuccess()) {
      return "?";
    }
    return Long.toString(
        answer
            .json()
            .path("rows")
            .valueStream()
            .filter(row -> row.path("result").asText().equals("delivered"))
            .map(row -> row.path("events"))
            .mapToLong(JsonNode::asLong)
            .sum());
  }
}
