package io.signalbox.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The package itself judges the same in {@code infra/interop}. */
class ReceiverFitTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"source.ip\":\"192.0.2.3\",\"source.asn\":64496,\"tlp\":\"AMBER\",\"severity\":\"low\"}",
        "{\"source.ip\":\"2001:db8::012\",\"source.url\":\"http://[2001:db8::1]:80/a[b]\"}",
        "{\"extra.list\":[1],\"extra.a.b\":null,\"extra.signalbox_id\":\"x\",\"comment\":\"\"}",
        "{\"source.fqdn\":\"-\",\"source.url\":\"http://example.com/ü\",\"feed.accuracy\":80.0}",
      })
  void whatIntelMqTakesStaysAsItIs(String event) {
    assertThat(Json.text(fitted(event))).isEqualTo(event);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'foo':'x'                       | 'extra.foo':'x'",
        "'foo.bar':1                     | 'extra.foo.bar':1",
        "'Foo-Bär':1                     | 'extra.foo_b_r':1",
        "'extra.A':1                     | 'extra.a':1",
        "'extra.1a':1                    | 'extra.1a':1",
        "'extra.a..':1                   | 'extra.a._._':1",
        "'extra':'text'                  | 'extra.extra':'text'",
        "'extra':{}                      | 'extra.extra':{}",
        "'tlp':'CLEAR'                   | 'tlp':'WHITE'",
        "'tlp':'AMBER+STRICT'            | 'tlp':'RED'",
        "'tlp':'tlp:green'               | 'tlp':'GREEN'",
        "'tlp':'PURPLE'                  | 'extra.tlp':'PURPLE'",
        "'source.asn':'64496'            | 'source.asn':64496",
        "'source.asn':'AS1 or so'        | 'extra.source.asn':'AS1 or so'",
        "'source.geolocation.cc':'at'    | 'source.geolocation.cc':'AT'",
        "'malware.name':'Mirai'          | 'malware.name':'mirai'",
        "'comment':7                     | 'comment':'7'",
        "'comment':[7]                   | 'extra.comment':[7]",
        "'source.ip':'0.0.0.0'           | 'extra.source.ip':'0.0.0.0'",
        "'source.ip':'192.0.2.03'        | 'extra.source.ip':'192.0.2.03'",
        "'source.fqdn':'Example.com.'    | 'source.fqdn':'example.com'",
        "'source.fqdn':'bücher.example'  | 'source.fqdn':'xn--bcher-kva.example'",
        "'source.fqdn':'a..b'            | 'extra.source.fqdn':'a..b'",
        "'source.url':'http://[x/'       | 'extra.source.url':'http://[x/'",
        "'source.url':'http://a\u2100b/' | 'extra.source.url':'http://a\u2100b/'",
        "'time.source':'yesterday'       | 'extra.time.source':'yesterday'",
        "'raw':'no base64'               | 'extra.raw':'no base64'",
      })
  void whatIntelMqRefusesIsCorrectedOrMoved(String event, String expected) {
    assertThat(Json.text(fitted("{" + event.replace('\'', '"') + "}")))
        .isEqualTo("{" + expected.replace('\'', '"') + "}");
  }

  @Test
  void nothingIsOverwritten() {
    assertThat(Json.text(fitted("{\"A\":1,\"extra.a\":2,\"a\":3,\"extra.A\":4}")))
        .isEqualTo("{\"extra.a_\":1,\"extra.a\":2,\"extra.a__\":3,\"extra.a___\":4}");
  }

  private static ObjectNode fitted(String event) {
    try {
      return ReceiverFit.fitted((ObjectNode) Json.MAPPER.readTree(event), IntelMqVersion.LATEST);
    } catch (JsonProcessingException noEvent) {
      throw new IllegalArgumentException(noEvent);
    }
  }
}
