package io.signalbox.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A contact is told of a system, and told again, until it is quiet and the one above is told. */
public abstract class QuietRecipient extends Scenario {
  private static final String DIRECTORY =
      """
      {"organisations": {"carrier": {"name": "Carrier"},
                         "bakery": {"name": "Bakery", "parent": "carrier"}},
       "contacts": {"carrier-abuse": {"organisation": "carrier", "roles": ["abuse"],
                      "addresses": [{"address": "abuse@carrier.example"}]},
                    "bakery-it": {"organisation": "bakery", "roles": ["abuse"],
                      "addresses": [{"address": "it@bakery.example"}]}},
       "networks": {"bakery-4": {"organisation": "bakery", "cidr": "192.0.2.64/28",
                      "state": "approved"}},
       "rules": {"bakery-quiet": {"match": {"organisation": "bakery"}, "quietAfter": 2,
                   "escalate": true}}}
      """;

  /** The same matter each time, seen at another. */
  private static final String EVENT =
      "{\"source.ip\": \"192.0.2.65\", \"classification.type\": \"infected-system\","
          + " \"extra.count\": %d}";

  private int posted;

  @BeforeEach
  void importTheDirectory() {
    HubClient.Answer answer =
        administrator()
            .post(
                "/v1/directory/imports?source=register",
                "application/json",
                DIRECTORY.getBytes(StandardCharsets.UTF_8));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    administrator()
        .settings(
            new Settings()
                .instance("sensor")
                .destination(
                    "owners",
                    "{'method': 'mail', 'uri': 'directory:contacts', 'format': 'csv', "
                        + "'interval': {'pause': 'PT0S'}, 'mail': {'tickets': true,"
                        + " 'to': ['handlers@cert.example']}}")
                .routeAllTo("owners")
                .json());
  }

  @Test
  void a_contact_that_was_told_twice_goes_quiet_and_the_parents_contact_is_told() {
    postUntilMailed("it@bakery.example", 1);
    assertThat(latest("it@bakery.example"))
        .contains("1 new, 0 still there", "extra.notice.state", "new");
    postUntilMailed("it@bakery.example", 2);
    assertThat(latest("it@bakery.example")).contains("0 new, 1 still there", "still-there");
    JsonNode history =
        administrator()
            .post("/v1/settings/explain", EVENT.formatted(posted))
            .json()
            .at("/envelopes/0/deliveries/0/history");
    assertThat(history.path("notices").asInt()).isEqualTo(2);
    assertThat(history.path("quiet").asBoolean()).isTrue();
    assertThat(history.path("escalated").asBoolean()).isTrue();

    postUntilMailed("abuse@carrier.example", 1);
    assertThat(latest("abuse@carrier.example")).contains("192.0.2.65", "1 new");
    assertThat(mailsTo("it@bakery.example")).hasSize(2);

    JsonNode notices = administrator().get("/v1/notices?organisation=bakery").json();
    assertThat(notices.at("/notices/0/objects/stillThere").asInt()).isEqualTo(1);
    assertThat(notices.at("/notices/1/objects/new").asInt()).isEqualTo(1);
    JsonNode known =
        administrator()
            .get("/v1/notices/" + notices.at("/notices/0/ticket").asText())
            .json()
            .at("/known/0");
    assertThat(known.path("object").asText()).isEqualTo("192.0.2.65");
    assertThat(known.path("notices").asInt()).isEqualTo(2);
  }

  private void postUntilMailed(String address, int count) {
    as("sensor").postOne(EVENT.formatted(++posted));
    eventually().untilAsserted(() -> assertThat(mailsTo(address)).hasSize(count));
  }

  private String latest(String address) {
    return MailText.of(
        Collections.max(mailsTo(address), Comparator.comparing(QuietRecipient::ticket)));
  }

  private static String ticket(String mail) {
    int begin = mail.indexOf("Signalbox-Ticket: ");
    return mail.substring(begin, mail.indexOf('\n', begin));
  }

  private List<String> mailsTo(String address) {
    return hub().mails().stream().filter(mail -> mail.contains("To: " + address)).toList();
  }
}
