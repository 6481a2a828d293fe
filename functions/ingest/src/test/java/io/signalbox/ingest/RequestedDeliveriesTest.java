package io.signalbox.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ingest.Hub.Answered;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestedDeliveriesTest {
  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  private Answered post(String instance, int number, String request) {
    String id = "72ddb00c-2d0a-4eea-b7ac-ae122b8e%04d".formatted(number);
    return hub.post(
        instance,
        ("{'format':'intelmq','version':1,'type':'event','meta':{'uuid':'"
                + id
                + "','signalbox:deliver':"
                + request
                + "},'payload':{'source.asn':64496}}")
            .replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'destination':'soc'}",
        "{'connection':'partner','uri':'https://api.partner.example/in'}",
        "{'method':'mail','uri':'mailto:cert@isp.example'}",
        "{'method':'http','uri':'https://in.isp.example/'}",
      })
  void what_was_granted_is_accepted(String request) {
    assertThat(post("asking", 1, request).count("accepted")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cert-at | {'destination':'soc'} | .destination | the instance has no grant for the"
            + " destination soc",
        "asking | {'destination':'others'} | .destination | the instance has no grant for the"
            + " destination others",
        "cert-at | {'connection':'partner','uri':'https://api.partner.example/'} | .connection"
            + " | the instance has no grant for the connection partner",
        "cert-at | {'method':'mail','uri':'mailto:cert@isp.example'} | .method"
            + " | the instance has no grant for settings of its events' own with the method mail",
        "asking | {'method':'http','uri':'https://169.254.169.254/'} | .uri"
            + " | https to 169.254.169.254 is not among those of the instance's grant",
        "asking | 1 | '' | is an object, or an array of objects",
      })
  void what_was_not_is_quarantined_and_its_sender_told(
      String instance, String request, String field, String reason) {
    Answered answer = post(instance, 1, request);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.count("accepted")).isZero();
    assertThat(answer.count("quarantined")).isEqualTo(1);
    assertThat(answer.item(0).path("field").asText()).isEqualTo("meta.signalbox:deliver" + field);
    assertThat(answer.item(0).path("reason").asText()).isEqualTo(reason);
    assertThat(hub.envelopeStore().quarantined(instance, 10))
        .singleElement()
        .satisfies(
            kept -> {
              assertThat(kept.what().reason()).isEqualTo(reason);
              assertThat(kept.what().text()).contains("64496");
            });
  }

  @Test
  void directives_without_a_grant_are_quarantined() {
    Answered answer =
        hub.post(
            "cert-at",
            "{\"source.asn\":64496,\"extra.certbund\":{\"source_directives\":[{\"medium\":\"email\"}]}}");

    assertThat(answer.count("quarantined")).isEqualTo(1);
    assertThat(answer.item(0).path("reason").asText())
        .isEqualTo("the instance has no grant for directives");
  }

  @Test
  void an_instance_makes_no_more_destinations_than_its_limit() {
    for (int number = 1; number <= 2; number++) {
      String request = "{'method':'mail','uri':'mailto:cert%d@isp.example'}".formatted(number);
      assertThat(post("asking", number, request).count("accepted")).isEqualTo(1);
    }

    Answered answer = post("asking", 3, "{'method':'mail','uri':'mailto:cert3@isp.example'}");
    assertThat(answer.count("quarantined")).isEqualTo(1);
    assertThat(answer.item(0).path("reason").asText())
        .isEqualTo("the instance has 2 destinations of its events' own, and may not have more");
    assertThat(
            post("asking", 4, "{'method':'mail','uri':'mailto:cert1@isp.example'}")
                .count("accepted"))
        .as("for one that stands")
        .isEqualTo(1);
  }

  @Test
  void others_of_the_request_are_kept() {
    Answered answer =
        hub.post(
            "cert-at",
            """
            [{"source.asn": 1}, {"source.asn": 2, "extra.certbund": {"source_directives": "x"}}]
            """);

    assertThat(answer.count("accepted")).isEqualTo(1);
    assertThat(answer.count("quarantined")).isEqualTo(1);
  }
}
