package io.signalbox.settings.service.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.settings.net.ForbiddenAddresses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsCheckTest {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final SchemaCheck schema = SchemaCheck.published();
  private final SettingsCheck check =
      new SettingsCheck(schema, ForbiddenAddresses.allowingLoopback(false));
  private final SettingsCheck localCheck =
      new SettingsCheck(schema, ForbiddenAddresses.allowingLoopback(true));

  @Test
  void a_document_with_everything_has_no_fault() {
    assertThat(
            check.check(
                json(
                    """
                    {'$schema': 'https://signalbox.io/schemas/settings/1',
                     'instances': {'cert-at': {
                        'tokens': [{'name': '2026', 'token': 'long-and-random', 'expires': '2027-01-01T00:00:00Z'},
                                   {'name': '2027', 'hash': '%1$s'}],
                        'header': 'X-Auth-Token', 'certificates': ['%1$s'],
                        'grants': {'post': true, 'read': ['feed-a', '*'], 'lookup': false, 'administer': false},
                        'invalidContent': 'quarantine', 'unknownFields': 'refuse'}},
                     'destinations': {
                        'soc-mail': {'method': 'mail', 'uri': 'mailto:abuse@isp.example', 'format': 'csv', 'form': 'bare',
                          'hierarchical': false, 'intelmq': '3.5', 'interval': {'daily': '07:30', 'zone': 'Europe/Vienna'},
                          'retry': {'first': 'PT5S', 'most': 'PT10H', 'pauseAfter': 'P4D'}, 'startAt': '2026-11-01T00:00:00Z',
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
            check.check(
                json(
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
        "{'tokens': [{'name': 'a'}]}                                                 | /tokens/0",
        "{'tokens': [{'token': 'x'}]}                                                | /tokens/0",
        "{'tokens': [{'name': 'a', 'token': 'x y'}]}                                 |"
            + " /tokens/0/token",
        "{'tokens': [{'name': 'a', 'token': 'x', 'hash': '%s'}]}                     |"
            + " /tokens/0/token",
        "{'tokens': [{'name': 'a', 'hash': 'ABC'}]}                                  |"
            + " /tokens/0/hash",
        "{'tokens': [{'name': 'a', 'token': 'x', 'expires': '2027-13-01T00:00:00Z'}]}|"
            + " /tokens/0/expires",
        "{'tokens': [{'name': 'a', 'token': 'x', 'expires': '2027'}]}                |"
            + " /tokens/0/expires",
        "{'tokens': [{'name': 'a', 'token': 'x'}, {'name': 'a', 'token': 'y'}]}      |"
            + " /tokens/0/name",
        "{'tokens': [{'name': 'a', 'token': 'x'}, {'name': 'b', 'token': 'x'}]}      | /tokens/1",
        "{'header': 'X Auth'}                                                        | /header",
        "{'header': 'Content-Length'}                                                | /header",
        "{'header': 'X\\r\\nY'}                                                      | /header",
        "{'certificates': ['ab:cd']}                                                 |"
            + " /certificates/0",
        "{'grants': {'post': 'yes'}}                                                 |"
            + " /grants/post",
        "{'grants': {'read': '*'}}                                                   |"
            + " /grants/read",
        "{'invalidContent': 'drop'}                                                  |"
            + " /invalidContent",
        "7                                                                           | ``",
      })
  void a_fault_of_an_instance_is_found_at_its_place(String instance, String pointer) {
    String hash = "0".repeat(64);
    assertThat(check.check(json("{'instances': {'i': " + instance.formatted(hash) + "}}")))
        .extracting(Fault::pointer)
        .contains("/instances/i" + pointer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'method': 'fax'}                                                           | /method",
        "{'uri': 'https://soc.example'}                                              | ``",
        "{'method': 'pull', 'uri': 'https://soc.example'}                            | /uri",
        "{'method': 'pull', 'http': {}}                                              | /http",
        "{'method': 'pull', 'mail': {}}                                              | /mail",
        "{'method': 'http'}                                                          | /uri",
        "{'method': 'http', 'uri': 'mailto:a@b.example'}                             | /uri",
        "{'method': 'http', 'uri': 'ftp://soc.example'}                              | /uri",
        "{'method': 'http', 'uri': 'https:///in'}                                    | /uri",
        "{'method': 'http', 'uri': 'https://soc example'}                            | /uri",
        "{'method': 'http', 'uri': 'https://u:p@soc.example'}                        | /uri",
        "{'method': 'http', 'uri': 'https://soc.example/#x'}                         | /uri",
        "{'method': 'http', 'uri': 'https://169.254.169.254/latest'}                 | /uri",
        "{'method': 'http', 'uri': 'https://[::1]/'}                                 | /uri",
        "{'method': 'http', 'uri': 'http://2130706433/'}                             | /uri",
        "{'method': 'http', 'uri': 'http://localhost:9001/'}                         | /uri",
        "{'method': 'http', 'uri': 'https://s.example', 'http': {'timeout': 'PT31S'}}|"
            + " /http/timeout",
        "{'method': 'http', 'uri': 'https://s.example', 'http': {'timeout': '20'}}   |"
            + " /http/timeout",
        "{'method': 'http', 'uri': 'https://s.example', 'http': {'rate': {'requests': 1, 'per':"
            + " 'PT2H'}}} | /http/rate/per",
        "{'method': 'http', 'uri': 'https://s.example', 'http': {'signatures': [{'kind': 'v1',"
            + " 'key': 'whsec_short'}]}} | /http/signatures/0/key",
        "{'method': 'http', 'uri': 'https://s.example', 'http': {'signatures': [{'kind': 'v1a',"
            + " 'key': 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'}]}} | /http/signatures/0/key",
        "{'method': 'http', 'uri': 'https://s.example', 'http': {'authentication': {}}}  |"
            + " /http/authentication",
        "{'method': 'http', 'uri': 'https://s.example', 'http': {'authentication': {'bearer': 'x',"
            + " 'basic': {'user': 'u', 'password': 'p'}}}} | /http/authentication",
        "{'method': 'http', 'uri': 'https://s.example', 'http': {'authentication': {'bearer': 'x\\r"
            + "\\n"
            + "Host: y'}}}   | /http/authentication/bearer",
        "{'method': 'http', 'uri': 'https://s.example', 'http': {'authentication': {'bearer':"
            + " {'stored': 'administrator/token'}}}}   | /http/authentication/bearer/stored",
        "{'method': 'http', 'uri': 'https://s.example', 'http': {'authentication': {'header':"
            + " {'name': 'Host', 'value': 'x'}}}} | /http/authentication/header/name",
        "{'method': 'http', 'uri': 'https://s.example', 'http': {'authentication': {'bearer':"
            + " {'stored': 'destinations//x'}}}}   | /http/authentication/bearer/stored",
        "{'method': 'mail'}                                                          | /uri",
        "{'method': 'mail', 'uri': 'https://soc.example'}                            | /uri",
        "{'method': 'mail', 'uri': 'mailto:nobody'}                                  | /uri",
        "{'method': 'mail', 'uri': 'mailto:a@b.example?bcc=c@d.example'}             | /uri",
        "{'method': 'mail', 'uri': 'mailto:a@b.example', 'mail': {'cc': ['x']}}      | /mail/cc/0",
        "{'method': 'mail', 'uri': 'mailto:a@b.example', 'mail': {'from': 'a@b.example\\r"
            + "\\n"
            + "Bcc: c@d.example'}} | /mail/from",
        "{'method': 'mail', 'uri': 'mailto:a@b.example', 'mail': {'subject': 'a\\r"
            + "\\n"
            + "Bcc: c@d.example'}}        | /mail/subject",
        "{'method': 'mail', 'uri': 'mailto:a@b.example', 'mail': {'template': {'text': '\\u0000'}}}"
            + "             | /mail/template/text",
        "{'method': 'pull', 'interval': 'hourly'}                                    | /interval",
        "{'method': 'pull', 'interval': {}}                                          | /interval",
        "{'method': 'pull', 'interval': {'every': 'PT0S'}}                           |"
            + " /interval/every",
        "{'method': 'pull', 'interval': {'every': 'P32D'}}                           |"
            + " /interval/every",
        "{'method': 'pull', 'interval': {'every': 'PT1.5S'}}                         |"
            + " /interval/every",
        "{'method': 'pull', 'interval': {'every': '-PT15M'}}                         |"
            + " /interval/every",
        "{'method': 'pull', 'interval': {'every': 'PT15M', 'daily': '07:30', 'zone': 'Z'}} |"
            + " /interval/daily",
        "{'method': 'pull', 'interval': {'daily': '07:30'}}                          | /interval",
        "{'method': 'pull', 'interval': {'daily': '24:00', 'zone': 'Z'}}             |"
            + " /interval/daily",
        "{'method': 'pull', 'interval': {'daily': '07:30', 'zone': 'Europe/Wien'}}   |"
            + " /interval/zone",
        "{'method': 'pull', 'retry': {'first': 'PT11H'}}                             | /retry",
        "{'method': 'pull', 'retry': {'most': 'P8D'}}                                | /retry/most",
        "{'method': 'pull', 'startAt': 'yesterday'}                                  | /startAt",
        "{'method': 'pull', 'intelmq': 'latest'}                                     | /intelmq",
      })
  void a_fault_of_a_destination_is_found_at_its_place(String destination, String pointer) {
    assertThat(check.check(json("{'destinations': {'d': " + destination + "}}")))
        .extracting(Fault::pointer)
        .contains("/destinations/d" + pointer);
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
            check.check(
                json(
                    "{'destinations': {'d': {'method': 'pull'}}, 'routes': {'r': " + route + "}}")))
        .extracting(Fault::pointer)
        .contains("/routes/r" + pointer);
  }

  @Test
  void a_token_of_two_instances_is_a_fault_of_both() {
    assertThat(
            check.check(
                json(
                    """
                    {'instances': {'a': {'tokens': [{'name': 't', 'token': 'demo'}]},
                       'b': {'tokens': [{'name': 't', 'hash': '2a97516c354b68848cdbd8f54a226a0a55b21ed138e207ad6c5cbb9c00aa5aea'}]}}}
                    """)))
        .extracting(Fault::pointer)
        .containsExactly("/instances/a/tokens/0", "/instances/b/tokens/0");
  }

  @Test
  void the_first_administrators_name_is_taken() {
    assertThat(check.check(json("{'instances': {'administrator': {}}}")))
        .extracting(Fault::pointer)
        .containsExactly("/instances/administrator");
  }

  @Test
  void a_mail_with_more_recipients_than_a_mail_may_have_is_a_fault() {
    String fifty = "'a@b.example',".repeat(49) + "'a@b.example'";
    String mail =
        "{'method': 'mail', 'uri': 'mailto:a@b.example', 'mail': {'to': [" + fifty + "]}}";

    assertThat(check.check(json("{'destinations': {'d': " + mail + "}}")))
        .extracting(Fault::pointer)
        .containsExactly("/destinations/d");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:9001/", "http://localhost:9001/", "http://[::1]:9001/"})
  void a_hub_under_test_may_push_to_its_own_machine(String uri) {
    JsonNode document = json("{'destinations': {'d': {'method': 'http', 'uri': '" + uri + "'}}}");

    assertThat(localCheck.check(document)).isEmpty();
    assertThat(check.check(document)).isNotEmpty();
  }

  @Test
  void a_credential_of_more_bytes_than_the_secret_store_takes_is_a_fault() {
    String push =
        "{'method': 'http', 'uri': 'https://s.example', 'http': {'authentication': {'bearer': '%s'}}}"
            .formatted("ü".repeat(2_049));

    assertThat(check.check(json("{'destinations': {'d': " + push + "}}")))
        .extracting(Fault::pointer)
        .containsExactly("/destinations/d/http/authentication/bearer");
  }

  @Test
  void no_fault_shows_a_credential() {
    assertThat(
            check.check(
                json(
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
    assertThat(check.check(json(document))).isNotEmpty();
  }

  private static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
