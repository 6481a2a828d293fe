package io.signalbox.bench.bill.scenario;

import java.net.URI;
import java.util.List;

/** All scenarios. */
public final class Scenarios {
  private Scenarios() {}

  /**
   * All of them, on the template's idle parts.
   *
   * @param receiver where pushes go
   * @param pollers how many pollers Lambda has at the template's idle queues
   * @param alarmMetrics how many metrics the template's alarms watch
   */
  public static List<Scenario> all(URI receiver, int pollers, int alarmMetrics) {
    double any = Double.POSITIVE_INFINITY;
    return List.of(
        new Pushes(
            "A", "million events, 500 a POST, pushed by up to 500", 1.00, receiver, 500, 500),
        new Pushes("B", "million events, one a POST, a push each", any, receiver, 1, 1),
        new Feeds("C", "million events and further feed that is pulled, 500 a POST", 0.15),
        new Digests("D", "million events, 500 a POST, 1,000 recipients with a mail a day", any),
        new Pushes("E", "million events, 500 a POST, nine of ten known", 0.80, receiver, 500, 50),
        new IdleMonth("F", "month in which nothing comes", 1.00, pollers, alarmMetrics));
  }
}
