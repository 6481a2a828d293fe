package io.signalbox.local.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.api.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients of each protocol understand what the door says before a function sees the request. */
class ProtocolErrorsTest {
  private static final Response TOO_LARGE = Reply.tooLarge(100, "A \"body\"");
  private static final Response DIED = Reply.gateway(502, "The hub failed at this request.");

  @Test
  void taxii_has_its_error_message() {
    Response answer = ProtocolErrors.of("/taxii2/feeds/collections/x/objects/", TOO_LARGE);

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.header("Content-Type")).contains("application/taxii+json;version=2.1");
    assertThat(answer.text())
        .contains("\"title\":\"The request is too large\"", "\"http_status\":\"413\"")
        .contains("A \\\"body\\\" may have 100 bytes");
  }

  @Test
  void warden_has_a_list_of_errors_with_blanks() {
    Response answer = ProtocolErrors.of("/warden3/sendEvents", DIED);

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.header("Content-Type")).contains("application/json");
    assertThat(answer.text())
        .isEqualTo(
            "{\"method\": \"sendEvents\", \"errors\": [{\"error\": 502, \"message\": \"The hub"
                + " failed at this request.\"}]}");
  }

  @Test
  void n6_has_a_text_and_further_headers_stay() {
    Response answer = ProtocolErrors.of("/n6/x", DIED.withHeader("Retry-After", "5"));

    assertThat(answer.header("Content-Type")).contains("text/plain; charset=utf-8");
    assertThat(answer.header("Retry-After")).contains("5");
    assertThat(answer.text()).isEqualTo("The hub failed at this request.");
  }

  @Test
  void somebody_at_the_console_gets_a_page_that_says_what_to_do() {
    Response answer = ProtocolErrors.of("/console/imports", Reply.tooLarge(100, "A <b>"));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.header("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(answer.header("Content-Security-Policy"))
        .contains("default-src 'none'; style-src 'self'");
    assertThat(answer.text())
        .contains("<h1>The request is too large</h1>", "A &lt;b&gt; may have 100 bytes")
        .contains("choose a smaller file", "href=\"/console/\"");
    assertThat(ProtocolErrors.of("/console/today", DIED).text()).contains("try again in a moment");
  }

  @ParameterizedTest
  @CsvSource({
    "/taxii2,application/taxii+json;version=2.1",
    "/taxii2/,application/taxii+json;version=2.1",
    "/warden3,application/json",
    "/warden3/,application/json",
    "/n6,text/plain; charset=utf-8",
    "/n6/,text/plain; charset=utf-8",
    "/n6x,application/problem+json",
    "/intelmq/lookup,text/plain; charset=utf-8",
    "//intelmq/lookup,text/plain; charset=utf-8"
  })
  void the_root_of_a_protocol_may_lack_its_final_slash(String path, String type) {
    assertThat(ProtocolErrors.of(path, DIED).header("Content-Type")).contains(type);
  }

  @Test
  void all_else_stays_as_it_is() {
    assertThat(ProtocolErrors.of("/v1/envelopes", DIED)).isSameAs(DIED);
    Response answer = Response.text(404, "no");
    assertThat(ProtocolErrors.of("/taxii2/x", answer)).isSameAs(answer);
    Response found = Response.text(200, "yes");
    assertThat(ProtocolErrors.of("/n6/x", found)).isSameAs(found);
  }
}
