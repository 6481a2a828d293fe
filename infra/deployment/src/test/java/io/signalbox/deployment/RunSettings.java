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

  /** Nobody listens there: each try fails, which takes the same permissions as a success. */
  static String amqp(String queue) {
    return ("{'method': 'amqp', 'uri': 'amqp://127.0.0.1:1/%%2F', 'form': 'bare', 'amqp': {"
            + "'routingKey': '%s', 'authentication': {'user': 'hub', 'password': 'a password'}}}")
        .formatted(queue);
  }

  /** Nobody listens there, either. */
  static String xmpp(String person) {
    return ("{'method': 'xmpp', 'uri': 'xmpp:%s@xmpp.example', 'form': 'bare', 'xmpp': {"
            + "'account': 'hub@xmpp.example', 'password': 'a password', 'host': '127.0.0.1',"
            + " 'port': 1, 'clearText': true}}")
        .formatted(person);
  }

  static Settings of(PushReceiver receiver) {
    return withOneForEachMinute(new Settings())
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
        .destination("amqp", amqp("events"))
        .destination("xmpp", xmpp("soc"))
        .destination("hourly-amqp", with(HOURLY, amqp("hourly")))
        .destination("hourly-xmpp", with(HOURLY, xmpp("hourly")))
        .destination("idle-amqp", amqp("idle"))
        .destination("idle-xmpp", xmpp("idle"))
        .destination("owners", OWNERS)
        .destination("pull", "{'method': 'pull'}")
        .destination("pull-too", "{'method': 'pull'}")
        .destination("pull-third", "{'method': 'pull'}")
        .destination("pull-fourth", "{'method': 'pull'}")
        .routeAllTo(
            "push",
            "mail",
            "owners",
            "signed-mail",
            "amqp",
            "xmpp",
            "hourly-amqp",
            "hourly-xmpp",
            "pull",
            "pull-too",
            "pull-third",
            "pull-fourth",
            "soon-mail",
            "hourly-mail",
            "hourly-push");
  }

  /** The same destination with one more member. */
  private static String with(String member, String destination) {
    return destination.replaceFirst("\\{", "{" + member + ", ");
  }

  /** Some more that are to have what came since the beginning of the year. */
  static Settings withLateDestinations(PushReceiver receiver) {
    return of(receiver)
        .destination(
            "late-push",
            "{'method': 'http', 'uri': '%s/late', 'startAt': '2026-01-01T00:00:00Z'}"
                .formatted(receiver.url()))
        .destination(
            "late-mail",
            "{'method': 'mail', 'uri': 'mailto:late@isp.example', 'interval': {'pause': 'PT0S'},"
                + " 'startAt': '2026-01-01T00:00:00Z'}")
        .destination("late-owners", with(LATE, OWNERS))
        .destination("late-amqp", with(LATE, amqp("late")))
        .destination("late-xmpp", with(LATE, xmpp("late")))
        .routeAllTo(
            "push",
            "mail",
            "pull",
            "soon-mail",
            "hourly-mail",
            "hourly-push",
            "late-push",
            "late-mail",
            "late-owners",
            "late-amqp",
            "late-xmpp");
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
