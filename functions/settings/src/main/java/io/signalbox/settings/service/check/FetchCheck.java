package io.signalbox.settings.service.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.routing.Patterns;
import io.signalbox.settings.CheckContext;
import io.signalbox.settings.HttpMethod;
import io.signalbox.settings.check.Faults;
import io.signalbox.settings.check.JsonLocation;
import io.signalbox.settings.check.Times;
import java.time.Duration;

/** What the schema cannot say of fetches. */
final class FetchCheck {
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(1);

  private FetchCheck() {}

  static void check(JsonLocation fetches, CheckContext context, Faults faults) {
    for (JsonLocation fetch : fetches.children()) {
      new HttpMethod().check(fetch, context, faults);
      Times.between(SHORTEST, fetch.at("every"), LONGEST, faults);
      if (fetch.at("pattern").node() instanceof ObjectNode pattern) {
        Patterns.fault(pattern).ifPresent(fault -> faults.add(fetch.at("pattern"), fault));
      }
    }
  }
}
