package io.signalbox.deployment;

import io.signalbox.scenarios.PushReceiver;
import io.signalbox.scenarios.Settings;
import java.util.HashSet;
import java.util.Set;

/** The settings of the run of everything: a destination of each kind, and digests of an hour. */
final class RunSettings {
  /** Twice as long with each loop: what it writes is refused, and set aside. */
  private static final String LONGER_THAN_A_MAIL =
      "{% for a in titles %}".repeat(10) + "x".repeat(20_000) + "{% endfor %}".repeat(10);

  private static final int MINUTES_AN_HOUR = 60;

  private RunSettings() {}

  static Settings of(PushReceiver receiver) {
    return withOneForEachMinute(new Settings())
        .instance("sender")
        .instance("careless", "'invalidContent': 'quarantine'")
        .destination(
            "push",
            ("{'method': 'http', 'uri': '%s', 'form': 'bare',"
                    + " 'retry': {'first': 'PT1S', 'most': 'PT2S', 'pauseAfter': 'P1D'},"
                    + " 'http': {'rate': {'requests': 1000, 'per': 'PT1S'},"
                    + " 'authentication': {'bearer': 'a token'}}}")
                .formatted(receiver.url()))
        .destination("mail", "{'method': 'mail', 'uri': 'mailto:soc@isp.example'}")
        .destination(
            "soon-mail",
            "{'method': 'mail', 'uri': 'mailto:soon@isp.example', 'interval': {'every': 'PT5M'}}")
        .destination(
            "hourly-mail",
            "{'method': 'mail', 'uri': 'mailto:hourly@isp.example', 'interval': {'every': 'PT1H'}}")
        .destination(
            "hourly-push",
            "{'method': 'http', 'uri': '%s/hourly', 'interval': {'every': 'PT1H'}}"
                .formatted(receiver.url()))
        .destination(
            "endless-mail",
            ("{'method': 'mail', 'uri': 'mailto:endless@isp.example',"
                    + " 'retry': {'first': 'PT1S', 'most': 'PT2S', 'pauseAfter': 'P1D'},"
                    + " 'mail': {'template': {'text': '%s'}}}")
                .formatted(LONGER_THAN_A_MAIL))
        .destination("pull", "{'method': 'pull'}")
        .destination("pull-too", "{'method': 'pull'}")
        .routeAllTo(
            "push",
            "mail",
            "pull",
            "pull-too",
            "soon-mail",
            "hourly-mail",
            "hourly-push",
            "endless-mail");
  }

  /** Wake looks at a destination in a minute of its own: whatever minute it is, there is one. */
  private static Settings withOneForEachMinute(Settings settings) {
    Settings with = settings;
    Set<Integer> minutes = new HashSet<>();
    for (int i = 0; minutes.size() < MINUTES_AN_HOUR; i++) {
      String name = "minute-" + i * i;
      if (minutes.add(Math.floorMod(name.hashCode(), MINUTES_AN_HOUR))) {
        with = with.destination(name, "{'method': 'mail', 'uri': 'mailto:minute@isp.example'}");
      }
    }
    return with;
  }
}
