package io.signalbox.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImportFormatTest {
  private static final String ORGANISATIONS = "id,name\nisp,Example ISP\n";

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void json_has_all_kinds_at_once() {
    String json =
        "{'organisations': {'a': {'name': 'A'}, 'b': {'name': 'B', 'parent': 'a'}}, 'rules': {'r':"
            + " {'match': {}}}}";
    imported(json.replace('\'', '"'));
    assertThat(hub.get("organisations/b").json().at("/object/parent").asText()).isEqualTo("a");
    String circular = json.replace("'A'", "'A', 'parent': 'b'").replace('\'', '"');
    Hub.Answer cycle = importing(circular);
    assertThat(cycle.status()).isEqualTo(400);
    assertThat(cycle.body()).contains("/organisations/a", "its own ancestor");
    String alike = "{'rules': {'r': {'match': {}}, 's': {'match': {}}}}".replace('\'', '"');
    assertThat(importing(alike).body()).contains("/rules/s", "matches by the same");
    assertThat(importing("{'rules': {").body()).contains("line 1");
    assertThat(importing("{\"colours\": {}}").body()).contains("/colours");
  }

  @Test
  void ripes_split_files_are_understood() {
    imported(
        """
        % This is RIPE's split file.
        organisation:   ORG-EX1-TEST
        org-name:       Example ISP
        abuse-c:        AR1-TEST

        role:           Abuse
        nic-hdl:        AR1-TEST
        abuse-mailbox:  abuse@isp.example

        inetnum:        192.0.2.0 - 192.0.2.191
        netname:        EXAMPLE
        country:        AT # where it is
        org:            ORG-EX1-TEST

        aut-num:        AS64496
        org:            ORG-EX1-TEST

        route6:         2001:db8::/32
        descr:          a text
                        of two lines
        origin:         AS64496
        """);
    for (String address : new String[] {"192.0.2.190", "2001:db8::1"}) {
      assertThat(hub.ask("ip=" + address).json().findValuesAsText("email"))
          .as(address)
          .containsExactly("abuse@isp.example");
    }
    assertThat(hub.ask("ip=192.0.2.192").body()).doesNotContain("abuse");
    assertThat(importing("inetnum: 192.0.2.9 - 192.0.2.1\n").body())
        .contains("line 1", "ends before it begins");
  }

  @Test
  void a_body_may_be_compressed_but_is_no_bomb() throws IOException {
    assertThat(
            hub.importing(
                    "source=register&format=csv&kind=organisations",
                    gzip(ORGANISATIONS.getBytes(StandardCharsets.UTF_8)),
                    Map.of("Content-Encoding", "gzip"))
                .status())
        .isEqualTo(200);
    assertThat(
            hub.importing(
                    "source=register",
                    gzip(new byte[RequestBody.LIMIT_BYTES + 1]),
                    Map.of("Content-Encoding", "gzip"))
                .status())
        .isEqualTo(413);
    assertThat(
            hub.importing(
                    "source=register", new byte[] {1, 2, 3}, Map.of("Content-Encoding", "gzip"))
                .status())
        .isEqualTo(400);
  }

  private Hub.Answer importing(String body) {
    String format = body.startsWith("{") ? "json" : "ripe";
    return hub.importing("source=register&format=" + format, body);
  }

  private void imported(String body) {
    Hub.Answer answer = importing(body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream stream = new GZIPOutputStream(compressed)) {
      stream.write(bytes);
    }
    return compressed.toByteArray();
  }
}
