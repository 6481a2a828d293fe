package io.signalbox.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNameTest {

  /** The last five are examples of UTS #46, section 4.3, and of its table of deviations. */
  @ParameterizedTest
  @CsvSource({
    "ISP.example., isp.example",
    "B\u00fccher.example, xn--bcher-kva.example",
    "b\u00fccher\u3002example, xn--bcher-kva.example",
    "_dmarc.isp.example, _dmarc.isp.example",
    "stra\u00dfe.example, xn--strae-oqa.example",
    "STRA\u1e9eE.example, xn--strae-oqa.example",
    "www.B\u00fccher.stra\u00dfe.example, www.xn--bcher-kva.xn--strae-oqa.example",
    "fa\u00df.de, xn--fa-hia.de",
    "\u03b2\u03cc\u03bb\u03bf\u03c2.com, xn--nxasmm1c.com",
    "\u0392\u038c\u039b\u039f\u03c2.com, xn--nxasmm1c.com",
    "\u0392\u038c\u039b\u039f\u03a3.com, xn--nxasmq6b.com",
    "\u0dc1\u0dca\u200d\u0dbb\u0dd3.com, xn--10cl1a0b660p.com",
    "\u0646\u0627\u0645\u0647\u200c\u0627\u06cc.com, xn--mgba3gch31f060k.com"
  })
  void a_name_is_read_as_registries_write_it(String text, String name) {
    assertThat(DomainName.parse(text)).isEqualTo(name);
  }

  @Test
  void names_that_two_may_have_are_two_names() {
    assertThat(DomainName.parse("stra\u00dfe.example")).isNotEqualTo("strasse.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "a..b",
        "stra\u00dfe..example",
        "stra\u00dfe.example..",
        "*.isp.example",
        "-isp.example",
        "isp\u200d.example",
        "\u200disp.example",
        "\u00df/../x.example",
        "\u00df x.example",
        "\u00df\u0000.example",
        "isp.example/x",
        "user@isp.example"
      })
  void what_is_no_name_is_refused(String text) {
    assertThatThrownBy(() -> DomainName.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_label_is_no_longer_than_dns_can_hold() {
    assertThatThrownBy(() -> DomainName.parse("\u00df".repeat(1_000_000) + ".example"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DomainName.parse("\u00df" + "x".repeat(62) + ".example"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
