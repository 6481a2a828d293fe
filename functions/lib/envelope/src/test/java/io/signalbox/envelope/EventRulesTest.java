package io.signalbox.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventRulesTest {
  private final EnvelopeReader reader = new EnvelopeReader();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "source.ip                | '192.0.2.3'     | '192.0.2.300'",
        "source.ip                | '2001:db8::1'   | '2001:db8::g'",
        "source.ip                | '::1'           | '192.0.2'",
        "source.network           | '192.0.2.0/24'  | '192.0.2.0/33'",
        "source.network           | '2001:db8::/32' | '2001:db8::/129'",
        "source.asn               | 64496           | 4294967296",
        "source.asn               | 1               | 0",
        "source.asn               | 1               | '1'",
        "source.port              | 80              | 80.5",
        "source.fqdn              | 'www.a.example' | 'www.a.example.'",
        "source.fqdn              | 'xn--bcher-kva.example' | 'WWW.example'",
        "source.fqdn              | 'a_b.example'   | '192.0.2.3'",
        "source.url               | 'http://a.example/x?y=z#\u00e4' | 'a.example/x'",
        "source.url               | 'https://[2001:db8::1]/' | 'javascript:alert(1)'",
        "source.tor_node          | false           | 'False'",
        "source.geolocation.cc    | 'AT'            | 'at'",
        "source.geolocation.cc    | 'AT'            | 'AUT'",
        "source.geolocation.latitude | 48.2         | '48.2'",
        "feed.accuracy            | 80.0            | 100.1",
        "time.source              | '2026-11-20T07:12:45+00:00' | '2026-11-20T07:12:45Z'",
        "time.source              | '2026-11-20T07:12:45.123456+00:00' |"
            + " '2026-13-20T07:12:45+00:00'",
        "classification.type      | 'infected-system' | 'botnet drone'",
        "classification.taxonomy  | 'malicious-code' | 'Malicious Code'",
        "raw                      | 'Zm9v'          | 'Zm9'",
        "tlp                      | 'AMBER+STRICT'  | 'PURPLE'",
        "source.registry          | 'RIPE'          | 'RIPENCC'",
        "protocol.transport       | 'tcp'           | 'carrier pigeon'",
        "malware.name             | 'zeus'          | 'Zeus'",
        "comment                  | 'x'             | 7",
        "comment                  | 'x'             | null",
        "extra.tag                | 'x'             |",
        "severity                 | 'high'          |",
      })
  void knowsWhatIntelMqTakes(String field, String good, String bad) throws UnreadableBody {
    assertThat(warnings(field, good)).isEmpty();
    if (bad != null) {
      assertThat(warnings(field, bad)).extracting(Warning::field).containsExactly(field);
    }
  }

  @Test
  void warnsOfFieldsThatIntelMqDoesNotHave() throws UnreadableBody {
    assertThat(warnings("source.colour", "'red'"))
        .contains(new Warning("source.colour", "IntelMQ 3.5 has no such field"));
    assertThat(warnings("extra.Tag", "1")).hasSize(1);
    assertThat(EventRules.warnings(reader.readOne("{\"source\":{\"ip\":\"x\"}}")))
        .extracting(Warning::field)
        .containsExactly("source.ip");
  }

  @Test
  void warnsOfAnEventWithoutAnyFieldOfIntelMq() throws UnreadableBody {
    Warning warning = new Warning("", "no field is one of IntelMQ 3.5");

    assertThat(warnings("colour", "'red'")).contains(warning);
    assertThat(warnings("extra.colour", "'red'")).isEmpty();
    assertThat(EventRules.warnings(reader.readOne("{\"colour\":1,\"source.port\":1}")))
        .doesNotContain(warning);
  }

  @Test
  void saysNothingOfOtherFormats() throws UnreadableBody {
    assertThat(
            EventRules.warnings(
                reader.readOne(
                    "{\"format\":\"idea\",\"version\":1,\"payload\":{\"Format\":\"IDEA0\"}}")))
        .isEmpty();
  }

  @Test
  void tellsNoMoreThanTheLimit() throws UnreadableBody {
    StringBuilder event = new StringBuilder("{\"a\":1");
    for (int i = 0; i < 100; i++) {
      event.append(",\"a").append(i).append("\":1");
    }

    assertThat(EventRules.warnings(reader.readOne(event + "}"))).hasSize(Limits.WARNINGS);
  }

  private List<Warning> warnings(String field, String value) throws UnreadableBody {
    return EventRules.warnings(
        reader.readOne("{\"%s\":%s}".formatted(field, value.replace('\'', '"'))));
  }
}
