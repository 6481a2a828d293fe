package io.signalbox.local.day;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What an attacker sends: each field that a stranger can fill has a payload. */
final class Hostile {
  static final String ID = "5b2f1c1e-2c0b-4d6f-9d53-0c3f6a2b7e66";

  static final List<String> PAYLOADS =
      List.of(
          "<script>alert(1)</script>\"><img src=x onerror=alert(1)>' onfocus='alert(1)' x='",
          "</textarea></title></pre><svg/onload=alert(1)><!--<a href=\"javascript:alert(1)\">",
          "javascript:alert(1)",
          "${7*7}@{7*7}{{7*7}}@if(true)!{var a}=HYPERLINK(\"http://evil.example\")",
          "\u202Egpj.exe\u202C\u2066x\u2069\u200F" + "w".repeat(300));

  private static final List<String> FIELDS =
      List.of(
          "classification.identifier",
          "event_description.text",
          "feed.name",
          "feed.provider",
          "feed.code",
          "malware.name",
          "source.account",
          "extra.source.sector",
          "extra.comment");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final DayHub day;

  Hostile(DayHub day) {
    this.day = day;
  }

  void send() {
    for (int i = 0; i < PAYLOADS.size(); i++) {
      ObjectNode envelope = JSON.createObjectNode();
      envelope.put("format", "intelmq").put("version", 1).put("type", "event");
      envelope
          .putObject("meta")
          .put("uuid", ID.substring(0, ID.length() - 1) + (6 + i) % 10)
          .putArray("tags")
          .add(PAYLOADS.get(i));
      ObjectNode payload = envelope.putObject("payload");
      payload.put("classification.type", "infected-system").put("source.ip", "192.0.2.99");
      for (String field : FIELDS) {
        payload.put(field, PAYLOADS.get(i));
      }
      day.sensor().post("/v1/envelopes", envelope.toString());
      day.sensor().post("/v1/envelopes", envelope.toString().replace("wwww", "vvvv"));
      day.sensor().post("/v1/envelopes", "{\"source.ip\": " + PAYLOADS.get(i));
      ObjectNode reason = JSON.createObjectNode().put("reason", PAYLOADS.get(i));
      day.administrator().post("/v1/destinations/once/pause", reason.toString());
    }
    day.eventually(
        () ->
            assertThat(day.administrator().get("/v1/statistics?by=feed&step=month").text())
                .contains("gpj"));
  }
}
