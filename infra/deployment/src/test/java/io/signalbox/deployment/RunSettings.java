package io.signalbox.deployment;

import io.signalbox.scenarios.PushReceiver;
import io.signalbox.scenarios.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The settings of the run of everything: a destination of each kind, and digests of an hour. */
final class RunSettings {
  private static final String OWNERS =
      "{'method': 'mail', 'uri': 'directory:contacts', 'interval': {'pause': 'PT0S'}, 'mail':"
          + " {'to': ['cert@cert.example'], 'answers': 'https://hub.example', 'history':"
          + " {'quietAfter': 1, 'escalate': true}}}";

  private static final String LATE = "'startAt': '2026-01-01T00:00:00Z'";
  private static final String HOURLY = "'interval': {'every': 'PT1H'}";
  private static final int MINUTES_AN_HOUR = 60;

  private static final String SIGNING_KEY =
      SigningKey.of("CERT <cert@cert.example>", Instant.parse("2026-01-01T00:00:00Z"));

  private RunSettings() {}

  static Settings of(PushReceiver receiver) {
    return withMessages(withOneForEachMinute(new Settings()))
        .instance("sender")
        .instance(
            "warden",
            "'warden': {'name': 'org.example.warden', 'feed': 'pull'}, 'n6': {'feed': 'pull'}")
        .put(
            "instances",
            "inside",
            "{'tokens': [{'name': 'first', 'token': 'inside-token-of-the-run'}], 'n6': {'feed':"
                + " 'pull'}, 'grants': {'read': ['pull'], 'directory': ['isp']}}")
        .put(
            "instances",
            "adding",
            "{'tokens': [{'name': 'first', 'token': 'adding-token-of-the-run'}], 'grants': {'post':"
                + " true, 'read': ['added'], 'deliver': {'destinations': ['added']}}}")
        .destination("added", "{'method': 'pull', 'pull': {'posted': true}}")
        .instance("careless", "'invalidContent': 'quarantine'")
        .put(
            "instances",
            "asking",
            ("{'tokens': [{'name': 'first', 'token': 'asking-token-of-the-run'}],"
                    + " 'grants': {'post': true, 'deliver': {'inline': {'methods': ['http'],"
                    + " 'domains': ['%s']}}}}")
                .formatted(receiver.url().replaceFirst("(http://[^/]+).*", "$1")))
        .destination(
            "push",
            ("{'method': 'http', 'uri': '%s', 'form': 'bare',"
                    + " 'retry': {'first': 'PT1S', 'most': 'PT2S', 'pauseAfter': 'P1D'},"
                    + " 'http': {'rate': {'requests': 1000, 'per': 'PT1S'},"
                    + " 'authentication': {'bearer': 'a token'}}}")
                .formatted(receiver.url()))
        .destination(
            "mail",
            "{'method': 'mail', 'uri': 'mailto:soc@isp.example', "
                + "'interval': {'pause': 'PT0S'}, 'mail': {'answers':"
                + " 'https://hub.example'}}")
        .destination(
            "soon-mail",
            "{'method': 'mail', 'uri': 'mailto:soon@isp.example', 'interval': {'every': 'PT5M'}}")
        .destination(
            "hourly-mail", "{'method': 'mail', 'uri': 'mailto:hourly@isp.example', " + HOURLY + "}")
        .destination(
            "hourly-push",
            "{'method': 'http', 'uri': '%s/hourly', %s}".formatted(receiver.url(), HOURLY))
        .destination(
            "signed-mail",
            ("{'method': 'mail', 'uri': 'mailto:signed@isp.example', "
                    + "'interval': {'pause': 'PT0S'}, 'mail': {'wkd': true, "
                    + "'from': 'CERT <cert@cert.example>', 'signingKey': {'openpgp': '%s'}}}")
                .formatted(SIGNING_KEY))
        .destination("owners", OWNERS)
        .destination("pull", "{'method': 'pull'}")
        .destination("pull-too", "{'method': 'pull'}")
        .routeAllTo(
            named(
                List.of(
                    "push",
                    "mail",
                    "owners",
                    "signed-mail",
                    "pull",
                    "pull-too",
                    "soon-mail",
                    "hourly-mail",
                    "hourly-push"),
                "",
                "hourly-",
                "pull-"));
  }

  /** The same destination with one more member. */
  private static String with(String member, String destination) {
    return destination.replaceFirst("\\{", "{" + member + ", ");
  }

  /** Some more that are to have what came since the beginning of the year. */
  static Settings withLateDestinations(PushReceiver receiver) {
    Settings settings = of(receiver);
    for (String method : MessageMethods.all()) {
      settings.destination("late-" + method, with(LATE, MessageMethods.destination(method)));
    }
    return settings
        .destination(
            "late-push",
            "{'method': 'http', 'uri': '%s/late', 'startAt': '2026-01-01T00:00:00Z'}"
                .formatted(receiver.url()))
        .destination(
            "late-mail",
            "{'method': 'mail', 'uri': 'mailto:late@isp.example', 'interval': {'pause': 'PT0S'},"
                + " 'startAt': '2026-01-01T00:00:00Z'}")
        .destination("late-owners", with(LATE, OWNERS))
        .routeAllTo(
            named(
                List.of(
                    "push",
                    "mail",
                    "pull",
                    "soon-mail",
                    "hourly-mail",
                    "hourly-push",
                    "late-push",
                    "late-mail",
                    "late-owners"),
                "late-"));
  }

  /** A new feed, and feeds that were pulled until now. */
  static Settings rerouted(PushReceiver receiver) {
    Settings settings =
        of(receiver)
            .pushesTo("rerouted", receiver)
            .pushesTo("pull", receiver)
            .destination("pull-too", "{'method': 'mail', 'uri': 'mailto:too@isp.example'}");
    for (String method : MessageMethods.all()) {
      settings.destination(MessageMethods.pulled(method), MessageMethods.destination(method));
    }
    return settings.routeAllTo(named(List.of("rerouted", "pull", "pull-too", "owners"), "pull-"));
  }

  /** Of each method that sends messages: one, one for digests, one without events, and a feed. */
  private static Settings withMessages(Settings settings) {
    Settings with = settings;
    for (String method : MessageMethods.all()) {
      String destination = MessageMethods.destination(method);
      with =
          with.destination(method, destination)
              .destination("hourly-" + method, with(HOURLY, destination))
              .destination("idle-" + method, destination)
              .destination(MessageMethods.pulled(method), "{'method': 'pull'}");
    }
    return with;
  }

  /** These names, and with each of the prefixes those of the methods that send messages. */
  private static String[] named(List<String> names, String... prefixes) {
    List<String> all = new ArrayList<>(names);
    for (String prefix : prefixes) {
      MessageMethods.all().forEach(method -> all.add(prefix + method));
    }
    return all.toArray(String[]::new);
  }

  private static Settings withOneForEachMinute(Settings settings) {
    Settings with = settings;
    for (String name : oneForEachMinute()) {
      with = with.destination(name, "{'method': 'mail', 'uri': 'mailto:minute@isp.example'}");
    }
    return with;
  }

  /** Wake looks at a destination in a minute of its own: whatever minute it is, there is one. */
  static List<String> oneForEachMinute() {
    List<String> names = new ArrayList<>();
    Set<Integer> minutes = new HashSet<>();
    for (int i = 0; minutes.size() < MINUTES_AN_HOUR; i++) {
      String name = "minute-" + i * i;
      if (minutes.add(Math.floorMod(name.hashCode(), MINUTES_AN_HOUR))) {
        names.add(name);
      }
    }
    return names;
  }
}
