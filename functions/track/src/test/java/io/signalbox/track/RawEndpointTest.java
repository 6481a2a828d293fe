package io.signalbox.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A report's raw text can be had byte for byte, by who may see it. */
class RawEndpointTest {
  private static final String RAW = "/v1/envelopes/" + Hub.uuid(1) + "/raw";

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void its_sender_and_who_may_administer_get_it_as_a_file_that_no_browser_shows() {
    byte[] text = "\"time\",\"ip\"\n\"2026\",\"192.0.2.1\"\n".getBytes(StandardCharsets.UTF_8);
    hub.keepReport("cert-at", 1, "", text);

    Answer answer = hub.get("cert-at", RAW);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(bytes(answer)).isEqualTo(text);
    assertThat(header(answer, "Content-Type")).isEqualTo("application/octet-stream");
    assertThat(header(answer, "Content-Disposition"))
        .isEqualTo("attachment; filename=\"" + Hub.uuid(1) + ".raw\"");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(bytes(hub.get("admin", RAW))).isEqualTo(text);
  }

  @Test
  void who_reads_a_feed_that_has_it_gets_it_and_others_do_not_learn_that_it_is_there() {
    hub.route(hub.keepReport("cert-at", 1, "", new byte[] {1}), Hub.FEED, Hub.PUSH);
    hub.route(hub.keepReport("cert-at", 2, "", new byte[] {2}), Hub.PUSH);
    hub.route(hub.keepReport("cert-at", 3, ",\"tags\":[\"tlp:red\"]", new byte[] {3}), Hub.FEED);

    assertThat(bytes(hub.get("reader", RAW))).containsExactly(1);
    for (int n : new int[] {2, 3, 4}) {
      assertThat(hub.get("reader", RAW.replace(Hub.uuid(1), Hub.uuid(n))).status()).isEqualTo(404);
    }
    assertThat(hub.get("cert-ee", RAW).status()).isEqualTo(404);
    assertThat(hub.get("cert-ee", RAW).body())
        .isEqualTo(hub.get("cert-ee", RAW.replace(Hub.uuid(1), Hub.uuid(4))).body());
  }

  @Test
  void a_reader_of_a_feed_without_that_field_does_not_get_it() {
    hub.route(hub.keepReport("cert-at", 1, "", new byte[] {1}), Hub.NARROW);

    assertThat(hub.get("reader", RAW).status()).isEqualTo(404);
    assertThat(hub.get("reader", RAW).body()).doesNotContain("AQ==");
    assertThat(bytes(hub.get("cert-at", RAW))).containsExactly(1);
  }

  @Test
  void a_large_one_comes_in_ranges() {
    byte[] report = new byte[4_600_000];
    new Random(3).nextBytes(report);
    hub.keepReport("cert-at", 1, "", report);

    assertThat(hub.get("cert-at", RAW).status()).isEqualTo(413);
    assertThat(hub.get("cert-at", RAW).body()).contains("4,600,000 bytes", "Range: bytes=0-");
    Answer first = range("bytes=0-4999999");
    assertThat(first.status()).isEqualTo(206);
    assertThat(header(first, "Content-Range")).isEqualTo("bytes 0-4499999/4600000");
    Answer rest = range("bytes=4500000-");
    assertThat(header(rest, "Content-Range")).isEqualTo("bytes 4500000-4599999/4600000");
    byte[] joined = new byte[report.length];
    System.arraycopy(bytes(first), 0, joined, 0, 4_500_000);
    System.arraycopy(bytes(rest), 0, joined, 4_500_000, 100_000);
    assertThat(joined).isEqualTo(report);
    assertThat(bytes(range("bytes=-2"))).containsExactly(report[4_599_998], report[4_599_999]);
  }

  @Test
  void a_range_behind_the_end_is_refused_and_one_that_is_none_is_passed_over() {
    hub.keepReport("cert-at", 1, "", new byte[] {1, 2, 3});

    Answer behind = range("bytes=3-");
    assertThat(behind.status()).isEqualTo(416);
    assertThat(header(behind, "Content-Range")).isEqualTo("bytes */3");
    assertThat(range("bytes=-0").status()).isEqualTo(416);
    for (String none : new String[] {"bytes=2-1,0-0", "lines=1-2", "bytes=", "bytes=a-b"}) {
      assertThat(range(none).status()).as(none).isEqualTo(200);
    }
    assertThat(bytes(range("bytes=1-99"))).containsExactly(2, 3);
  }

  @Test
  void a_range_of_another_content_is_answered_with_the_whole() {
    hub.keepReport("cert-at", 1, "", new byte[] {1, 2, 3});
    String tag = header(hub.get("cert-at", RAW), "ETag");

    assertThat(ask(Map.of("Range", "bytes=1-1", "If-Range", tag)).status()).isEqualTo(206);
    assertThat(ask(Map.of("Range", "bytes=1-1", "If-Range", "\"else\"")).status()).isEqualTo(200);
  }

  @Test
  void an_envelope_without_raw_text_says_so() {
    hub.keep("cert-at", 1, "");

    Answer answer = hub.get("cert-at", RAW);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).contains("no field raw");
  }

  private Answer range(String range) {
    return ask(Map.of("Range", range));
  }

  private Answer ask(Map<String, String> headers) {
    return hub.ask("GET", "cert-at", RAW, "", headers);
  }

  private static byte[] bytes(Answer answer) {
    return answer.event().getIsBase64Encoded()
        ? Base64.getDecoder().decode(answer.body())
        : answer.body().getBytes(StandardCharsets.UTF_8);
  }

  private static String header(Answer answer, String name) {
    return answer
        .event()
        .getMultiValueHeaders()
        .getOrDefault(name, List.of("no " + name))
        .getFirst();
  }
}
