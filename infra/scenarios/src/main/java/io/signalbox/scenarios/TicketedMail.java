package io.signalbox.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Mails have numbers, by which they are found, and form threads. */
public abstract class TicketedMail extends Scenario {

  @Test
  void each_mail_has_the_next_ticket_and_refers_to_the_first_of_its_group() {
    administrator()
        .settings(
            new Settings()
                .instance("sensor")
                .destination(
                    "owners",
                    "{'method': 'mail', 'uri': 'mailto:abuse@isp.example', "
                        + "'interval': {'pause': 'PT0S'}, 'mail': {'tickets':"
                        + " true}}")
                .routeAllTo("owners")
                .json());

    String first = mailAfter("192.0.2.1", 1);
    String second = mailAfter("192.0.2.2", 2);

    String ticket = header(first, "Signalbox-Ticket");
    assertThat(ticket).matches("[0-9]{8}-00000001");
    assertThat(header(first, "Subject")).startsWith("[#" + ticket + "] ");
    assertThat(header(first, "References")).isEmpty();
    assertThat(header(second, "Signalbox-Ticket")).matches("[0-9]{8}-0000000[12]");
    assertThat(header(second, "Signalbox-Ticket")).isNotEqualTo(ticket);
    assertThat(header(second, "References")).isEqualTo(header(first, "Message-ID"));

    JsonNode found = administrator().get("/v1/deliveries/" + ticket).json();
    assertThat(found.path("delivery").asText()).isEqualTo(header(first, "Signalbox-Delivery"));
    assertThat(found.at("/tries/0/result").asText()).isEqualTo("delivered");
  }

  private String mailAfter(String address, int mails) {
    as("sensor")
        .postOne(
            "{\"source.ip\": \"%s\", \"classification.type\": \"infected-system\"}"
                .formatted(address));
    eventually().untilAsserted(() -> assertThat(hub().mails()).hasSize(mails));
    return hub().mails().stream()
        .filter(mail -> MailText.of(mail).contains(address))
        .findFirst()
        .orElseThrow();
  }

  private static String header(String mail, String name) {
    List<String> lines = mail.lines().takeWhile(line -> !line.isEmpty()).toList();
    return lines.stream()
        .filter(line -> line.startsWith(name + ": "))
        .map(line -> line.substring(name.length() + 2))
        .findFirst()
        .orElse("");
  }
}
