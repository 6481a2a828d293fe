package io.signalbox.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Imports that nobody should send are refused with a reason, and change nothing. */
class HostileImportTest {
  private static final String CSV = "source=register&format=csv&kind=organisations";

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void a_table_in_latin_1_is_refused_and_one_in_any_form_of_unicode_is_read() {
    Hub.Answer latin = hub.importing(CSV, table(StandardCharsets.ISO_8859_1), Map.of());
    assertThat(latin.status()).as(latin.body()).isEqualTo(400);
    assertThat(latin.body()).contains("this is not CSV in UTF-8");
    assertThat(hub.get("organisations/bakery").status()).isEqualTo(404);
    for (String encoding : new String[] {"UTF-16", "UTF-16LE", "UTF-32BE"}) {
      Hub.Answer answer = hub.importing(CSV, table(Charset.forName(encoding)), Map.of());
      assertThat(answer.status()).as(encoding).isEqualTo(200);
      assertThat(hub.get("organisations/bakery").body()).contains("B\u00e4ckerei");
    }
  }

  private static byte[] table(Charset encoding) {
    return "id,name\nbakery,B\u00e4ckerei\n".getBytes(encoding);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0000\u0000{\u0000",
        "{\"organisations\": {\"a\": {\"name\": \"\u00ff\"}}}",
        "\u0000",
        "{\"organisations\": {\"a\": {\"name\": \"\\ud800\"}}, \"contacts\": 1",
        "[[[[[[[[[[",
        ""
      })
  void json_that_is_none_is_no_fault_of_the_hub(String json) {
    Hub.Answer answer =
        hub.importing("source=register", json.getBytes(StandardCharsets.ISO_8859_1), Map.of());
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
  }

  /** A mark before the first object must not hide it: the others would lose their owner. */
  @Test
  void a_registry_s_file_is_read_with_a_byte_order_mark_and_any_ends_of_lines() {
    String file =
        """
        organisation: ORG-A
        org-name: A
        abuse-c: R-A

        role: Abuse of A
        nic-hdl: R-A
        abuse-mailbox: abuse@a.example

        inetnum: 192.0.2.0 - 192.0.2.255
        org: ORG-A
        """;
    for (String end : new String[] {"\n", "\r\n", "\r"}) {
      byte[] bytes = ("\ufeff" + file.replace("\n", end)).getBytes(StandardCharsets.UTF_8);
      Hub.Answer answer = hub.importing("source=ripe&format=ripe", bytes, Map.of());
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      assertThat(hub.ask("ip=192.0.2.7").body()).contains("abuse@a.example");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id,name\na,\"A\u0000\"\n",
        "id,name\na\u0000,A\n",
        "id,name\na,A\u001b[2J\n",
        "id,name\na,\"A\nB\"\n",
        "id,name\na,\"A\n"
      })
  void what_is_no_text_is_refused_with_its_line(String table) {
    Hub.Answer answer = hub.importing(CSV, table);
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("line ");
    assertThat(hub.get("organisations/a").status()).isEqualTo(404);
  }

  @Test
  @Timeout(60)
  void lines_of_any_length_and_number_are_no_fault_of_the_hub() {
    String longest = "x".repeat(5_000_000);
    for (String body : new String[] {longest, "id,name\na," + longest, "\n".repeat(5_000_000)}) {
      assertThat(hub.importing(CSV, body).status()).isEqualTo(400);
    }
    for (String body : new String[] {longest, "organisation: " + longest, "#".repeat(5_000_000)}) {
      Hub.Answer answer = hub.importing("source=ripe&format=ripe", body);
      assertThat(answer.status()).as(answer.body()).isIn(200, 400);
      assertThat(answer.body()).hasSizeLessThan(2_000);
    }
  }

  @Test
  void json_of_any_depth_is_no_fault_of_the_hub() {
    String deep = "{\"organisations\": {\"a\": {\"name\": " + "[".repeat(100_000);
    assertThat(hub.importing("source=register", deep).status()).isEqualTo(400);
  }

  @Test
  void a_column_that_stands_twice_is_told() {
    assertThat(hub.importing(CSV, "id,name,name\na,A,B\n").body()).contains("line 1", "twice");
  }

  @Test
  void an_id_of_any_length_does_not_make_the_answer_long() {
    String name = "x".repeat(100_000);
    Hub.Answer answer =
        hub.importing("source=register", "{\"organisations\": {\"%s\": {}}}".formatted(name));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).hasSizeLessThan(2_000);
  }

  @Test
  @Timeout(60)
  void a_long_line_of_ancestors_and_a_large_circle_are_refused() {
    int organisations = 20_000;
    Hub.Answer line = hub.importing(CSV, "id,name,parent\n" + ancestors(organisations, ""));
    assertThat(line.status()).isEqualTo(400);
    assertThat(line.body()).contains("at most 50 others above it", "line 53");
    Hub.Answer circle = hub.importing(CSV, "id,name,parent\n" + ancestors(organisations, "o0"));
    assertThat(circle.status()).isEqualTo(400);
    assertThat(hub.importing(CSV, "id,name,parent\n" + ancestors(3, "o0")).body())
        .contains("its own ancestor");
    assertThat(hub.importing(CSV, "id,name,parent\n" + ancestors(51, "")).status()).isEqualTo(200);
    assertThat(hub.put("organisations/below", "{'name': 'Below', 'parent': 'o50'}").body())
        .contains("/parent", "at most 50");
  }

  /** Each has the one before as its parent, and the first one the last if it is named. */
  private static String ancestors(int count, String first) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                "o%d,O,%s\n"
                    .formatted(i, i > 0 ? "o" + (i - 1) : first.isEmpty() ? "" : "o" + (count - 1)))
        .collect(Collectors.joining());
  }

  @Test
  void what_a_mail_domain_allows_can_be_imported() {
    assertThat(hub.importing(CSV, "id,name,mailDomains\na,A,a.example; b.example\n").status())
        .isEqualTo(200);
    assertThat(hub.get("organisations/a").json().at("/object/mailDomains/1").asText())
        .isEqualTo("b.example");
  }

  @Test
  void names_and_addresses_are_found_in_every_spelling() {
    hub.put("organisations/a", "{'name': 'A'}");
    hub.put("contacts/a", "{'organisation': 'a', 'addresses': [{'address': 'a@a.example'}]}");
    hub.put("networks/mapped", "{'organisation': 'a', 'cidr': '::ffff:192.0.2.0/120'}");
    hub.put("networks/name", "{'organisation': 'a', 'domain': 'B\u00fccher.example.'}");
    assertThat(hub.get("networks/mapped").json().at("/object/cidr").asText())
        .isEqualTo("192.0.2.0/24");
    for (String asked :
        new String[] {
          "ip=192.0.2.7",
          "ip=::ffff:192.0.2.7",
          "ip=::FFFF:c000:207",
          "domain=www.b%C3%BCcher.example",
          "domain=B%C3%9CCHER.EXAMPLE.",
          "domain=xn--bcher-kva.example"
        }) {
      assertThat(hub.ask(asked).body()).as(asked).contains("a@a.example");
    }
    assertThat(hub.ask("domain=bucher.example").body()).doesNotContain("a@a.example");
  }
}
