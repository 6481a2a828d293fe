package io.signalbox.settings.service.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.settings.check.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsCheckTest {

  @Test
  void a_document_with_everything_has_no_fault() {
    assertThat(
            Documents.faults(
                Documents.json(
                    """
                    {'$schema': 'https://signalbox.io/schemas/settings/1',
                     'instances': {'cert-at': {
                        'tokens': [{'name': '2026', 'token': 'long-and-random-and-longer', 'expires': '2027-01-01T00:00:00Z'},
                                   {'name': '2027', 'hash': '%1$s'}],
                        'header': 'X-Auth-Token', 'certificates': ['%1$s'],
                        'grants': {'post': true, 'read': ['feed-a', '*'], 'lookup': false, 'administer': false},
                        'invalidContent': 'quarantine', 'unknownFields': 'refuse'}},
                     'destinations': {
                        'soc-mail': {'method': 'mail', 'uri': 'mailto:abuse@isp.example', 'format': 'csv', 'form': 'bare',
                          'hierarchical': false, 'intelmq': '3.5', 'interval': {'daily': '07:30', 'zone': 'Europe/Vienna'},
                          'retry': {'first': 'PT5S', 'most': 'PT10H', 'pauseAfter': 'P4D'}, 'startAt': '2026-11-01T00:00:00.123456789+01:00',
                          'mail': {'to': ['more@isp.example'], 'cc': ['The SOC <soc@bücher.example>'], 'bcc': [],
                            'from': 'a@b.example', 'replyTo': 'a@b.example', 'subject': 'New: {{ count }}',
                            'template': {'text': 'two\\nlines', 'html': '<p>\\t</p>'}, 'columns': ['source.ip', 'when=time.source']}},
                        'soc-push': {'method': 'http', 'uri': 'https://soc.example:8443/in?a=b', 'interval': {'every': 'PT15M'},
                          'http': {'batch': 100, 'encoding': 'ndjson', 'gzip': true, 'parallel': 4,
                            'rate': {'requests': 10, 'per': 'PT1S'}, 'timeout': 'PT20S',
                            'signatures': [{'kind': 'v1', 'key': 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'},
                                           {'kind': 'v1a', 'key': {'stored': 'destinations/soc-push/1234'}}],
                            'authentication': {'basic': {'user': 'u', 'password': 'p'}}}},
                        'feed-a': {'method': 'pull', 'interval': 'immediate'}},
                     'routes': {'all': {'pattern': {'payload': {'source.asn': [64496]}, 'meta': {'tags': ['x']}},
                        'destinations': ['soc-mail', 'feed-a'], 'groupBy': ['source.network'], 'enabled': true}}}
                    """
                        .formatted("0123456789abcdef".repeat(4)))))
        .isEmpty();
  }

  @Test
  void all_faults_come_at_once_each_with_its_place() {
    assertThat(
            Documents.faults(
                Documents.json(
                    """
                    {'instances': {'a b': {}, 'x': {'hedder': 1}},
                     'destinations': {'d': {'method': 'http', 'uri': 'https://10.0.0.1/', 'http': {'batch': 0}}},
                     'routes': {'r': {'pattern': {'payload': {'a': 1}}, 'destinations': ['d', 'gone']}},
                     'other': {}}
                    """)))
        .extracting(Fault::pointer)
        .containsExactlyInAnyOrder(
            "/instances/a b",
            "/instances/x/hedder",
            "/destinations/d/uri",
            "/destinations/d/http/batch",
            "/routes/r/pattern",
            "/routes/r/destinations/1",
            "/other");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'destinations': ['d']}                                    | ``",
        "{'pattern': {}}                                            | ``",
        "{'pattern': {}, 'destinations': []}                        | /destinations",
        "{'pattern': {}, 'destinations': ['d', 'd']}                | /destinations",
        "{'pattern': {}, 'destinations': ['d', 'gone']}             | /destinations/1",
        "{'pattern': {'payload': {'a': [{'cidr': 'x'}]}}, 'destinations': ['d']} | /pattern",
        "{'pattern': [], 'destinations': ['d']}                     | /pattern",
        "{'pattern': {}, 'destinations': ['d'], 'groupBy': 'source.ip'} | /groupBy",
      })
  void a_fault_of_a_route_is_found_at_its_place(String route, String pointer) {
    assertThat(
            Documents.faults(
                Documents.json(
                    "{'destinations': {'d': {'method': 'pull'}}, 'routes': {'r': " + route + "}}")))
        .extracting(Fault::pointer)
        .contains("/routes/r" + pointer);
  }

  @Test
  void no_fault_shows_a_credential() {
    assertThat(
            Documents.faults(
                Documents.json(
                    """
                    {'instances': {'a': {'tokens': [{'name': 't', 'token': 'hunter two'}]}},
                     'destinations': {'d': {'method': 'http', 'uri': 'https://user:hunter2@soc.example', 'http': {
                       'signatures': [{'kind': 'v1', 'key': 'hunter3'}, {'kind': 'v2', 'key': 'hunter4'}],
                       'authentication': {'bearer': ['hunter5'], 'basic': 'hunter6'}}}}}
                    """)))
        .isNotEmpty()
        .allSatisfy(fault -> assertThat(fault.toString()).doesNotContain("hunter"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "7", "null", "{'instances': []}", "{'routes': null}"})
  void what_is_no_settings_document_at_all_is_a_fault_and_no_crash(String document) {
    assertThat(Documents.faults(Documents.json(document))).isNotEmpty();
  }
}
