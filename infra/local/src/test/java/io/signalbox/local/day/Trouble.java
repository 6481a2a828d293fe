package io.signalbox.local.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** What went wrong over night: bounces, a target that does not answer, conflicts, quarantine. */
final class Trouble {
  /** An infected system of the organisation {@code isp}, of which its abuse contact was told. */
  static final String INFECTED = "72ddb00c-2d0a-4eea-b7ac-ae122b8e6c3b";

  /** An event that two bodies came for. */
  static final String CONTESTED = "0b5cf1a2-7f0e-4c59-a3a8-2f0f8f0a0009";

  private final DayHub day;

  Trouble(DayHub day) {
    this.day = day;
  }

  void make() {
    post(INFECTED, "\"classification.type\": \"infected-system\", \"source.ip\": \"192.0.2.7\"");
    post(CONTESTED, "\"classification.type\": \"scanner\", \"event_description.text\": \"first\"");
    post(CONTESTED, "\"classification.type\": \"scanner\", \"event_description.text\": \"second\"");
    day.sensor().post("/v1/envelopes", "no JSON");
    day.sensor().postOne("{\"source.ip\": \"203.0.113.9\", \"classification.type\": \"spam\"}");
    for (String way : List.of("browser", "shell")) {
      event("bounced-" + way, 1);
      event("soc-" + way, 1);
      day.sensor()
          .postOne(
              "{\"source.account\": \"jo-%s@people.example\", \"classification.type\": \"spam\"}"
                  .formatted(way));
    }
    day.eventually(
        () -> {
          assertThat(day.found("/v1/notices", "/notices/0/ticket")).isNotEmpty();
          assertThat(day.mailsTo("browser@isp.example")).hasSize(1);
          assertThat(day.mailsTo("shell@isp.example")).hasSize(1);
          assertThat(day.taken("browser")).isEqualTo(1);
          assertThat(day.taken("shell")).isEqualTo(1);
        });
    for (String way : List.of("browser", "shell")) {
      day.soc(way).answers(_ -> 503);
      day.bounce(way + "@isp.example");
    }
    day.eventually(
        () ->
            assertThat(day.administrator().get("/v1/suppressions").text())
                .contains("browser@isp.example", "shell@isp.example"));
    for (String way : List.of("browser", "shell")) {
      event("bounced-" + way, 2);
      event("soc-" + way, 2);
    }
    day.eventually(
        () -> {
          for (String way : List.of("browser", "shell")) {
            assertThat(status("bounced-" + way)).isEqualTo("paused");
            assertThat(status("soc-" + way)).isEqualTo("failing");
          }
        });
  }

  private String status(String destination) {
    return day.found("/v1/destinations/" + destination, "/status");
  }

  private void event(String code, int number) {
    day.sensor()
        .postOne(
            """
            {"feed.code": "%s", "feed.name": "Night", "source.ip": "203.0.113.%d",
             "classification.type": "phishing"}
            """
                .formatted(code, number));
  }

  private void post(String id, String fields) {
    day.sensor()
        .postOne(
            """
            {"format": "intelmq", "version": 1, "type": "event", "meta": {"uuid": "%s"},
             "payload": {%s}}
            """
                .formatted(id, fields));
  }
}
