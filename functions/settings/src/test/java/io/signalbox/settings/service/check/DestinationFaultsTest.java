package io.signalbox.settings.service.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.settings.check.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationFaultsTest {

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
        "{'method': 'http', 'uri': 'https://s.example', 'http': {'authentication': {'bearer':"
            + " 'tök€n'}}} | /http/authentication/bearer",
        "{'method': 'http', 'uri': 'https://s.example', 'http': {'authentication': {'header':"
            + " {'name': 'X-Key', 'value': 'ü'}}}} | /http/authentication/header/value",
        "{'method': 'http', 'uri': 'https://s.example', 'format': 'table'}           | /format",
        "{'method': 'pull', 'format': 'table'}                                       | /format",
        "{'method': 'pull', 'networks': ['192.0.2.0/24', '192.0.2.1/24']}            | /networks/1",
        "{'method': 'pull', 'networks': ['host.example']}                            | /networks/0",
        "{'method': 'pull', 'networks': []}                                          | /networks",
        "{'method': 'pull', 'fields': {'drop': ['raw', 'tlp']}}                      |"
            + " /fields/drop/1",
        "{'method': 'pull', 'fields': {'rename': {'tlp': 'x'}}}                      |"
            + " /fields/rename/tlp",
        "{'method': 'pull', 'fields': {'drop': ['Extra.TLP']}}                       |"
            + " /fields/drop/0",
        "{'method': 'pull', 'fields': {'rename': {'TLP': 'x'}}}                      |"
            + " /fields/rename/TLP",
        "{'method': 'pull', 'fields': {'rename': {'extra.x': 'PAP'}}}                |"
            + " /fields/rename/extra.x",
        "{'method': 'pull', 'fields': {'rename': {'extra.x': 'tlp'}}}                |"
            + " /fields/rename/extra.x",
        "{'method': 'pull', 'fields': {'rename': {'extra.a': 'a', 'extra.b': 'a'}}}  |"
            + " /fields/rename/extra.b",
        "{'method': 'pull', 'fields': {'remove': ['raw']}}                           |"
            + " /fields/remove",
        "{'method': 'pull', 'format': 'xml'}                                         | /format",
        "{'method': 'http', 'uri': 'https://s.example', 'format': 'x-arf', 'http': {'batch': 2}} |"
            + " /http/batch",
        "{'method': 'http', 'uri': 'https://s.example', 'http': {'template': '{{ count }'}} |"
            + " /http/template",
        "{'method': 'http', 'uri': 'https://s.example', 'format': 'csv', 'http': {'template':"
            + " '[]'}} | /format",
        "{'method': 'http', 'uri': 'https://s.example', 'http': {'template': '[]', 'hub': 'b'}} |"
            + " /http/hub",
        "{'method': 'pull', 'format': 'stix', 'xArf': {'otherwise': 'json'}}         | /xArf",
        "{'method': 'pull', 'format': 'x-arf', 'xArf': {'version': '3'}}             |"
            + " /xArf/version",
        "{'method': 'pull', 'format': 'x-arf', 'xArf': {'version': '0.2'}}           |"
            + " /xArf/version",
        "{'method': 'pull', 'csv': {'dialect': 'tsv'}}                               |"
            + " /csv/dialect",
        "{'method': 'http', 'uri': 'https://s.example', 'parallel': 2, 'http': {'parallel': 2}} |"
            + " /http/parallel",
        "{'method': 'pull', 'rate': {'requests': 1, 'per': 'PT2H'}}                  | /rate/per",
        "{'method': 'http', 'uri': 'https://s.example', 'http': {'authentication': {'header':"
            + " {'name': 'Host', 'value': 'x'}}}} | /http/authentication/header/name",
        "{'method': 'http', 'uri': 'https://s.example', 'http': {'authentication': {'bearer':"
            + " {'stored': 'destinations//x'}}}}   | /http/authentication/bearer/stored",
        "{'method': 'http', 'uri': 'https://s.example', 'http': {'headers': {'Content-Type': 'x'}}}"
            + " | /http/headers/Content-Type",
        "{'method': 'http', 'uri': 'https://s.example', 'http': {'secretHeaders': {'webhook-id':"
            + " 'x'}}} | /http/secretHeaders/webhook-id",
        "{'method': 'http', 'uri': 'https://s.example', 'http': {'tls': {'ca': 'x'}}} |"
            + " /http/tls/ca",
        "{'method': 'http', 'uri': 'https://s.example', 'http': {'authentication': {'oauth2':"
            + " {'tokenUri': 'https://10.0.0.1/', 'clientId': 'x', 'clientSecret': 'y'}}}} |"
            + " /http/authentication/oauth2/tokenUri",
        "{'method': 'amqp', 'uri': 'amqps://u:p@b.example/', 'amqp': {'routingKey': 'q',"
            + " 'authentication': {'user': 'u', 'password': 'p'}}} | /uri",
        "{'method': 'amqp', 'uri': 'amqps://b.example/?heartbeat=1', 'amqp': {'routingKey': 'q',"
            + " 'authentication': {'user': 'u', 'password': 'p'}}} | /uri",
        "{'method': 'amqp', 'uri': 'amqps://10.0.0.1', 'amqp': {'routingKey': 'q',"
            + " 'authentication': {'user': 'u', 'password': 'p'}}} | /uri",
        "{'method': 'amqp', 'uri': 'amqps://b.example', 'amqp': {'routingKey': 'q',"
            + " 'authentication': {'external': true}}} | /amqp/authentication/external",
        "{'method': 'amqp', 'uri': 'amqps://b.example', 'http': {}}                 | /http",
        "{'method': 'xmpp', 'uri': 'xmpp:nobody', 'xmpp': {'account': 'a@b.example', 'password':"
            + " 'p'}} | /uri",
        "{'method': 'xmpp', 'uri': 'xmpp:a@b.example?message', 'xmpp': {'account': 'a@b.example',"
            + " 'password': 'p'}} | /uri",
        "{'method': 'xmpp', 'uri': 'xmpp:a@b.example', 'xmpp': {'account': 'a', 'password': 'p'}} |"
            + " /xmpp/account",
        "{'method': 'xmpp', 'uri': 'xmpp:a@b.example', 'xmpp': {'account': 'a@b.example'}} | /xmpp",
        "{'method': 'xmpp', 'uri': 'xmpp:a@b.example', 'xmpp': {'account': 'a@b.example',"
            + " 'password': 'p', 'host': '127.0.0.1'}} | /xmpp/host",
        "{'method': 'mail'}                                                          | /uri",
        "{'method': 'mail', 'uri': 'https://soc.example'}                            | /uri",
        "{'method': 'mail', 'uri': 'mailto:nobody'}                                  | /uri",
        "{'method': 'mail', 'uri': 'directory:others', 'mail': {'to': ['a@b.example']}} | /uri",
        "{'method': 'mail', 'uri': 'directory:contacts'}                             | /mail/to",
        "{'method': 'http', 'uri': 'directory:contacts'}                             | /uri",
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
        "{'method': 'mail', 'uri': 'mailto:a@b.example', 'mail': {'subject': '{{ count'}}"
            + "             | /mail/subject",
        "{'method': 'mail', 'uri': 'mailto:a@b.example', 'mail': {'template': {'html': '{% for"
            + " %}'}}}             | /mail/template/html",
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
    assertThat(Documents.faults(Documents.json("{'destinations': {'d': " + destination + "}}")))
        .extracting(Fault::pointer)
        .contains("/destinations/d" + pointer);
  }

  @Test
  void a_mail_with_more_recipients_than_a_mail_may_have_is_a_fault() {
    String fifty = "'a@b.example',".repeat(49) + "'a@b.example'";
    String mail =
        "{'method': 'mail', 'uri': 'mailto:a@b.example', 'mail': {'to': [" + fifty + "]}}";

    assertThat(Documents.faults(Documents.json("{'destinations': {'d': " + mail + "}}")))
        .extracting(Fault::pointer)
        .containsExactly("/destinations/d");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:9001/", "http://localhost:9001/", "http://[::1]:9001/"})
  void a_hub_under_test_may_push_to_its_own_machine(String uri) {
    JsonNode document =
        Documents.json("{'destinations': {'d': {'method': 'http', 'uri': '" + uri + "'}}}");

    assertThat(Documents.localFaults(document)).isEmpty();
    assertThat(Documents.faults(document)).isNotEmpty();
  }

  @Test
  void a_credential_of_more_bytes_than_the_secret_store_takes_is_a_fault() {
    String push =
        "{'method': 'http', 'uri': 'https://s.example', 'http': {'authentication': {'basic': {'user': 'u', 'password': '%s'}}}}"
            .formatted("ü".repeat(4_097));

    assertThat(Documents.faults(Documents.json("{'destinations': {'d': " + push + "}}")))
        .extracting(Fault::pointer)
        .containsExactly("/destinations/d/http/authentication/basic/password");
  }
}
