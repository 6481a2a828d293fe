package io.signalbox.local.day;

import io.signalbox.scenarios.PushReceiver;
import io.signalbox.scenarios.Settings;
import java.util.Map;
import java.util.Objects;

/** The settings of the hub: who sends, where events go, and who works there. */
final class DaySettings {
  static final String HANDLER = "token-of-ann-the-handler";
  static final String EDITOR = "token-of-eve-the-editor";
  static final String APPROVER = "token-of-pat-the-approver";

  private DaySettings() {}

  /**
   * @param approvals how many others must approve a change
   * @param socs what takes the pushes of soc-browser and soc-shell
   */
  static String json(Size size, int approvals, Map<String, PushReceiver> socs) {
    Settings settings =
        new Settings()
            .put("hub", "approvals", Integer.toString(approvals))
            .instance("sensor", "'invalidContent': 'quarantine'")
            .destination("archive", "{'method': 'pull'}")
            .destination(
                "owners",
                "{'method': 'mail', 'uri': 'directory:contacts', 'format': 'csv', 'interval':"
                    + " {'pause': 'PT0S'}, 'mail': {'tickets': true, 'to':"
                    + " ['handlers@cert.example']}}")
            .destination(
                "once",
                "{'method': 'mail', 'uri': 'directory:contacts', 'interval': {'pause': 'PT0S'},"
                    + " 'mail': {'to': ['handlers@cert.example']}}")
            .route("owners", route("infected-system", "owners"));
    person(settings, "ann", HANDLER, "handler");
    person(settings, "eve", EDITOR, "editor");
    person(settings, "pat", APPROVER, "approver");
    for (String way : new String[] {"browser", "shell"}) {
      settings
          .destination(
              "bounced-" + way,
              "{'method': 'mail', 'uri': 'mailto:%s@isp.example', 'interval': {'pause': 'PT0S'}}"
                  .formatted(way))
          .route("bounced-" + way, coded("bounced-" + way, "bounced-" + way))
          .destination(
              "soc-" + way,
              "{'method': 'http', 'uri': '%s', 'form': 'bare'}"
                  .formatted(Objects.requireNonNull(socs.get(way)).url()))
          .route("soc-" + way, coded("soc-" + way, "soc-" + way))
          .route("changed-" + way, route("scanner", "archive"));
    }
    for (int i = 0; i < size.destinations(); i++) {
      settings
          .destination("feed-" + i, "{'method': 'pull'}")
          .route("feed-" + i, coded("feed-" + i, "feed-" + i));
    }
    return settings.json();
  }

  private static void person(Settings settings, String name, String token, String role) {
    settings.put(
        "instances",
        name,
        "{'tokens': [{'name': 'laptop', 'token': '%s'}], 'grants': {'lookup': true, 'roles':"
                .formatted(token)
            + " [{'role': '%s'}], 'deliver': {'destinations': ['once']}}}".formatted(role));
  }

  private static String route(String type, String destination) {
    return "{'pattern': {'payload': {'classification.type': ['%s']}}, 'destinations': ['%s']}"
        .formatted(type, destination);
  }

  private static String coded(String code, String destination) {
    return "{'pattern': {'payload': {'feed.code': ['%s']}}, 'destinations': ['%s']}"
        .formatted(code, destination);
  }
}
