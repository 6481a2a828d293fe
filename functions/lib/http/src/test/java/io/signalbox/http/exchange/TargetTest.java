package io.signalbox.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

  @ParameterizedTest
  @CsvSource({
    "https://soc.example/in?a=b%20c#top, https://soc.example/in?a=b%20c",
    "HTTPS://SOC.example:8443, https://soc.example:8443/",
    "https://soc.example.:443/in, https://soc.example:443/in",
    "http://soc.example:/in, http://soc.example/in",
    "https://bücher.example/straße, https://xn--bcher-kva.example/stra%C3%9Fe",
    "http://[2606:4700::1111]:80/, http://[2606:4700::1111]:80/",
  })
  void theWireFormKeepsWhereItLeads(String given, String expected) {
    assertThat(Target.of(URI.create(given))).hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://soc.example/",
        "mailto:soc@soc.example",
        "/in",
        "http:in",
        "http://127.1/",
        "http://a_b.example/",
        "https://user:secret@soc.example/",
        "https://bücher:secret@soc.example/",
        "https://soc.example:65536/",
        "https://soc.example:99999999/"
      })
  void anythingElseIsRefusedWithoutRepeatingIt(String given) {
    assertThatThrownBy(() -> Target.of(URI.create(given)))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContain("secret");
  }
}
