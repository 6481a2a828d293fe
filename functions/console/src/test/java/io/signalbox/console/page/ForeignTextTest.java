package io.signalbox.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignTextTest {

  @ParameterizedTest
  @CsvSource({
    "http://evil.example/a.b, hxxp[://]evil[.]example/a.b",
    "see HTTPS://a.b.example now, see hxxps[://]a[.]b[.]example now",
    "ftp://a.example, ftp[://]a[.]example",
    "javascript:alert(1), javascript[:]alert(1)",
    "192.0.2.1, 192.0.2.1",
    "metadata: none, metadata: none"
  })
  void addressesAreDefangedAndNothingElse(String text, String shown) {
    assertThat(ForeignText.shown(text)).isEqualTo(shown);
  }

  @Test
  void charactersThatAreNotSeenAreWrittenAsTheirNumber() {
    assertThat(ForeignText.shown("a\u202Eb\u0000c\uFEFFd\u2028e"))
        .isEqualTo("a[U+202E]b[U+0000]c[U+FEFF]d[U+2028]e");
    assertThat(ForeignText.shown("Grüße, \uD83D\uDE00")).isEqualTo("Grüße, \uD83D\uDE00");
    assertThat(ForeignText.shown("a\uD83D")).isEqualTo("a[U+D83D]");
  }

  @Test
  void whatIsLongIsCutOffBetweenCharacters() {
    String long499 = "a".repeat(499);

    assertThat(ForeignText.shown(long499 + "bc")).isEqualTo(long499 + "b … [+1]");
    assertThat(ForeignText.shown(long499 + "\uD83D\uDE00")).isEqualTo(long499 + " … [+2]");
    assertThat(ForeignText.code("a".repeat(100_000))).hasSize(100_000);
    assertThat(ForeignText.code("a".repeat(5_000_000))).hasSizeLessThan(100_100);
  }

  @Test
  void jsonWithSuchCharactersEscapedMeansTheSame() throws Exception {
    String json = "{\"a\": \"x\u202Ey\uD83D\uDE00\u2066\"}";
    ObjectMapper mapper = new ObjectMapper();

    String visible = ForeignText.visibleJson(json);

    assertThat(visible).contains("\\u202E").doesNotContain("\u202E");
    assertThat(mapper.readTree(visible)).isEqualTo(mapper.readTree(json));
  }
}
