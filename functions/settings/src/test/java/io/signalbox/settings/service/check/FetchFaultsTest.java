package io.signalbox.settings.service.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.settings.check.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fetches, and what says that another party is a hub. */
class FetchFaultsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'uri': 'https://a.example/'}                                               | ``",
        "{'source': 'gopher', 'uri': 'https://a.example/'}                           | /source",
        "{'source': 'taxii'}                                                         | /uri",
        "{'source': 'ndjson', 'uri': 'ftp://a.example/'}                             | /uri",
        "{'source': 'ndjson', 'uri': 'https://u:p@a.example/'}                       | /uri",
        "{'source': 'ndjson', 'uri': 'https://169.254.169.254/latest'}               | /uri",
        "{'source': 'ndjson', 'uri': 'http://localhost:9001/'}                       | /uri",
        "{'source': 'ndjson', 'uri': 'https://a.example/', 'every': 'PT1S'}          | /every",
        "{'source': 'ndjson', 'uri': 'https://a.example/', 'every': 'P2D'}           | /every",
        "{'source': 'ndjson', 'uri': 'https://a.example/', 'pattern': {'payload': {'a': 1}}} |"
            + " /pattern",
        "{'source': 'ndjson', 'uri': 'https://a.example/', 'ceiling': {'tlp': 'PINK'}} |"
            + " /ceiling/tlp",
        "{'source': 'ndjson', 'uri': 'https://a.example/', 'http': {'timeout': 'PT31S'}} |"
            + " /http/timeout",
      })
  void a_fault_of_a_fetch_is_named(String fetch, String place) {
    JsonNode document = Documents.json("{'fetches': {'ee': " + fetch + "}}");

    assertThat(Documents.faults(document))
        .extracting(Fault::pointer)
        .contains("/fetches/ee" + place);
  }

  @Test
  void a_whole_fetch_has_no_fault() {
    JsonNode document =
        Documents.json(
            """
            {'fetches': {'ee': {'source': 'signalbox', 'uri': 'https://ee.example/v1/feeds/all',
              'every': 'PT1M', 'instance': 'cert-ee', 'startAt': '2026-01-01T00:00:00Z',
              'pattern': {'payload': {'source.asn': [64496]}}, 'ceiling': {'tlp': 'AMBER'},
              'retry': {'first': 'PT1M', 'most': 'PT1H'},
              'http': {'authentication': {'bearer': 'a token'}}}}}\
            """);

    assertThat(Documents.faults(document)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"format, idea", "form, bare"})
  void a_destination_that_is_a_hub_gets_envelopes(String member, String value) {
    JsonNode document =
        Documents.json(
            "{'destinations': {'ee': {'method': 'http', 'uri': 'https://ee.example/', '%s': '%s', 'http': {'hub': 'cert-ee'}}}}"
                .formatted(member, value));

    assertThat(Documents.faults(document))
        .extracting(Fault::pointer)
        .contains("/destinations/ee/http/hub");
  }
}
