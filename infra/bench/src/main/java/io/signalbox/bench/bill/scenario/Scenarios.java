package io.signalbox.bench.bill.scenario;

import java.net.URI;
import java.util.List;

/** All scenarios. */
public final class Scenarios {
  /** What a loop may cost beyond a quota, as a part of what the quota costs. */
  private static final double A_LOOP_MOST = 0.05;

  /** What scenario B costs: a quota of a million events, one a POST. */
  private static final double B_DOLLARS = 11.37;

  /** A tenth of what D costs. */
  private static final double A_HISTORY_MOST = 0.186;

  private Scenarios() {}

  /**
   * All of them, on the template's idle parts.
   *
   * @param receiver where pushes go
   * @param pollers how many pollers Lambda has at the template's idle queues
   * @param alarmMetrics how many metrics the template's alarms watch
   * @param webAclRules how many rules the template's web ACL has
   */
  public static List<Scenario> all(URI receiver, int pollers, int alarmMetrics, int webAclRules) {
    double any = Double.POSITIVE_INFINITY;
    return List.of(
        new Pushes(
            "A", "million events, 500 a POST, pushed by up to 500", 1.00, receiver, 500, 500),
        new Pushes("B", "million events, one a POST, a push each", any, receiver, 1, 1),
        new Feeds("C", "million events and further feed that is pulled, 500 a POST", 0.15),
        new Digests("D", "million events, 500 a POST, 1,000 recipients with a mail a day", any),
        new Pushes("E", "million events, 500 a POST, nine of ten known", 0.80, receiver, 500, 50),
        new IdleMonth("F", "month in which nothing comes", 1.00, pollers, alarmMetrics),
        new LoopingClient(
            "G",
            "client's hour of posts in a loop beyond its quota of a million a day",
            A_LOOP_MOST * B_DOLLARS),
        new Counting("H", "million events of a day, counted and found", 0.07),
        new Strangers("I", "million requests with a credential that nobody has"),
        new WebAclMonth("J", "million requests that a web ACL refuses in a month", webAclRules),
        new Polls("K", "month of TAXII polls, one a minute, that find nothing", 0.50),
        new LookUps("L", "million look-ups, without the requests themselves", 0.50),
        new Added(
            "M",
            "million events of which mails say what is new, beyond the same mails without",
            A_HISTORY_MOST,
            new Histories("M", "", any, true),
            new Histories("M", "", any, false)),
        new Added(
            "N",
            "million events whose recipients the directory tells, beyond the same by a field",
            0.10,
            new Owners("N", "", any, true),
            new Owners("N", "", any, false)),
        new CountedOutcomes(
            "O", "million events of a day and their outcomes, counted", 0.06, receiver));
  }
}
