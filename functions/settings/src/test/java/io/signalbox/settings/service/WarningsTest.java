package io.signalbox.settings.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.settings.service.Hub.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is valid and probably a mistake is written, and said. */
class WarningsTest {
  private static final String ROUTE = "/v1/settings/routes/r";

  /** A certificate that is valid from the first of November 2026 on, for 30 days. */
  private static final String UNTIL_DECEMBER =
      """
      -----BEGIN CERTIFICATE-----
      MIIBMTCB2KADAgECAgkAzzxenjRDjEwwCgYIKoZIzj0EAwIwDTELMAkGA1UEAxMC
      Y2EwHhcNMjYxMTAxMDAwMDAwWhcNMjYxMjAxMDAwMDAwWjANMQswCQYDVQQDEwJj
      YTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABJogbZw25+wnY81x2F8ETigaA7Gf
      +GMZO0Rqv1+AosziVs9qWoODSk6lwh80PIjSCvFxhQfxnTi67nGWnYjEzTKjITAf
      MB0GA1UdDgQWBBS5ZltSBYva+/cwi6clCmcdoysHsjAKBggqhkjOPQQDAgNIADBF
      AiATF29/5vT3rAJzf0FuZ1TjLRdlck3T/qbhv87DFC4VbwIhANMVE2tSIhb8yQRz
      bXDdNmrgWq75OQrREvhG78xnPi5H
      -----END CERTIFICATE-----
      """;

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'source.ip': ['192.0.2.3']} | /pattern/source.ip | under payload",
        "{'sendr': ['cert-at']} | /pattern/sendr | no sendr",
        "{'payload': {'source.ipp': ['192.0.2.3']}} | /pattern/payload/source.ipp | no field",
        "{'payload': {'ip': ['192.0.2.3']}} | /pattern/payload/ip | source.ip",
        "{'payload': {'source.asn': ['64496']}} | /pattern/payload/source.asn/0 | AS number",
        "{'payload': {'source.geolocation.cc': ['at']}}"
            + " | /pattern/payload/source.geolocation.cc/0 | upper case",
        "{'payload': {'source.asn': [{'prefix': '644'}]}}"
            + " | /pattern/payload/source.asn/0 | no text",
        "{'payload': {'feed.name': [{'numeric': ['>', 3]}]}}"
            + " | /pattern/payload/feed.name/0 | no number",
        "{'$or': [{'payload': {'source.ports': [1]}}, {'sender': ['a']}]}"
            + " | /pattern/$or/0/payload/source.ports | no field"
      })
  void a_pattern_that_no_event_meets_is_warned_of(String pattern, String pointer, String reason) {
    hub.put("/v1/settings/destinations/a", "{'method': 'pull'}");
    String route = "{'pattern': %s, 'destinations': ['a']}".formatted(pattern);

    for (Answer answer :
        new Answer[] {hub.put(ROUTE + "?dryRun=true", route), hub.put(ROUTE, route)}) {
      assertThat(answer.status()).isBetween(200, 201);
      assertThat(answer.json().path("warnings").path(0).path("pointer").asText())
          .isEqualTo(pointer);
      assertThat(answer.json().path("warnings").path(0).path("reason").asText()).contains(reason);
    }
    assertThat(hub.get(ROUTE).json().has("warnings")).isFalse();
  }

  @Test
  void names_of_nothing_are_warned_of() {
    Answer answer =
        hub.put(
            "/v1/settings",
            "{'instances': {'i': {'grants': {'read': ['a', 'b', '*']}}},"
                + " 'destinations': {'a': {'method': 'pull'}, 'm': {'method': 'mail', 'uri':"
                + " 'mailto:a@b.example', 'mail': {'columns': ['source.ip', 'sauce.ip']}}},"
                + " 'routes': {'r': {'pattern': {}, 'destinations': ['a'], 'groupBy':"
                + " ['source.asn', 'asn']}}}");

    assertThat(answer.json().path("warnings").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder(
            "/instances/i/grants/read/1", "/destinations/m/mail/columns/1", "/routes/r/groupBy/1");
  }

  @Test
  void fields_that_no_event_has_are_warned_of() {
    Answer answer =
        hub.put(
            "/v1/settings/destinations/a",
            "{'method': 'pull', 'fields': {'keep': ['source', 'time.source', 'sorce', 'extra'],"
                + " 'drop': ['source.geolocation', 'extra.os_name', 'ip'],"
                + " 'rename': {'source.ip': 'address', 'address': 'x'}}}");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().path("warnings").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("/fields/keep/2", "/fields/drop/2", "/fields/rename/address");
    assertThat(answer.json().path("warnings").findValuesAsText("reason"))
        .contains("IntelMQ has no field ip; it has source.ip");
  }

  @Test
  void a_certificate_that_expires_within_a_month_is_warned_of() {
    String path = "/v1/settings/destinations/soc";
    String soc =
        "{'method': 'http', 'uri': 'https://soc.example/', 'http': {'tls': {'ca': '%s'}}}"
            .formatted(UNTIL_DECEMBER.replace("\n", "\\n"));

    for (Answer answer : new Answer[] {hub.put(path + "?dryRun=true", soc), hub.put(path, soc)}) {
      assertThat(answer.json().at("/warnings/0/pointer").asText()).isEqualTo("/http/tls/ca");
      assertThat(answer.json().at("/warnings/0/reason").asText()).contains("expires on 2026-12-01");
    }
  }

  @Test
  void what_is_no_mistake_has_no_warnings() {
    hub.put("/v1/settings/destinations/a", "{'method': 'pull'}");

    Answer answer =
        hub.put(
            ROUTE,
            "{'pattern': {'sender': ['x'], 'meta': {'tags': ['y']}, 'payload': {'source.asn':"
                + " [64496, {'numeric': ['>', 5]}], 'source.ip': [{'cidr': '192.0.2.0/24'}],"
                + " 'source.url': [{'wildcard': '*brand*'}, {'exists': true}], 'extra.rate': [5,"
                + " 'x']}}, 'destinations': ['a'], 'groupBy': ['extra.customer']}");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().has("warnings")).isFalse();
  }
}
