package io.signalbox.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "abuse@isp.example||abuse@isp.example",
        "  abuse@isp.example ||abuse@isp.example",
        "<abuse@isp.example>||abuse@isp.example",
        "The SOC <soc@isp.example>|The SOC|soc@isp.example",
        "\"SOC, Inc. \\\"EU\\\"\" <soc@isp.example>|SOC, Inc. \"EU\"|soc@isp.example",
        "Größe <a@bücher.example>|Größe|a@xn--bcher-kva.example",
        "A@BÜCHER.Example||A@xn--bcher-kva.example",
        "a@例え.テスト||a@xn--r8jz45g.xn--zckzah",
        "o'brien+tag=x@isp.example||o'brien+tag=x@isp.example",
        "root@localhost||root@localhost",
      })
  void anAddressIsRead(String text, @Nullable String name, String address) {
    var read = MailAddress.parse(text);
    assertThat(read.address()).isEqualTo(address);
    assertThat(read.displayName().orElse(null)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "abuse",
        "@isp.example",
        "abuse@",
        "abuse@isp..example",
        "abuse@-isp.example",
        "abuse@isp_x.example",
        "abuse@[192.0.2.1]",
        "a b@isp.example",
        ".a@isp.example",
        "a..b@isp.example",
        "ü@isp.example",
        "a@isp.example, b@isp.example",
        "a@isp.example b@isp.example",
        "a@b@isp.example",
        "A, B <a@isp.example>",
        "A <b@isp.example> <a@isp.example>",
        "a@isp.example>",
        "\"A\" B\" <a@isp.example>",
        "a@isp.example\r\nBcc: b@isp.example",
        "A\r\nBcc: b@isp.example <a@isp.example>",
        "A\0 <a@isp.example>",
        "A\u2028B <a@isp.example>",
        "A\u202eB <a@isp.example>",
        "a@isp.example\n",
        "a@fußball.example",
        "a@ab\u200dc.example",
      })
  void whatIsNoAddressIsRefused(String text) {
    assertThatThrownBy(() -> MailAddress.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void longAddressesAreRefused() {
    assertThatThrownBy(() -> MailAddress.parse("a".repeat(65) + "@isp.example"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MailAddress.parse("a@" + "b.".repeat(150) + "example"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MailAddress.parse("x".repeat(1_000) + " <a@isp.example>"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void allSpellingsOfAMailboxHaveOneKey() {
    assertThat(MailAddress.parse("X <Abuse@BÜCHER.example>").key())
        .isEqualTo(MailAddress.parse("abuse@xn--bcher-kva.EXAMPLE").key())
        .isEqualTo("abuse@xn--bcher-kva.example");
  }

  @Test
  void aMailtoUriHasOneAddressOrMore() {
    assertThat(
            MailAddress.ofMailto(
                URI.create("mailto:a@isp.example,b%2Bc@isp.example,d+e@isp.example")))
        .extracting(MailAddress::address)
        .containsExactly("a@isp.example", "b+c@isp.example", "d+e@isp.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mailto:a@isp.example?cc=b@isp.example",
        "mailto:a@isp.example%0D%0ABcc:b@isp.example",
        "mailto:a@isp.example,",
        "mailto:a@isp.example#x",
        "https://isp.example/",
      })
  void anotherUriIsRefused(String uri) {
    assertThatThrownBy(() -> MailAddress.ofMailto(URI.create(uri)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
