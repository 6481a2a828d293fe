package io.signalbox.control.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.control.erasure.Subject.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a subject is found, and written over. */
class TraceTest {

  @ParameterizedTest
  @CsvSource({
    "ADDRESS, 192.0.2.7, at 192.0.2.7., true",
    "ADDRESS, 192.0.2.7, 192[.]0[.]2[.]7, true",
    "ADDRESS, 192.0.2.7, 192.0.2.7:443, true",
    "ADDRESS, 192.0.2.7, 192.0.2.70, false",
    "ADDRESS, 192.0.2.7, 1192.0.2.7, false",
    "ADDRESS, 2001:DB8::7, 2001:db8:0:0:0:0:0:7, true",
    "ADDRESS, 2001:db8:0::7, [2001:db8::7]:443, true",
    "ADDRESS, 2001:db8::7, 2001:0db8:0000:0000:0000:0000:0000:0007, true",
    "ADDRESS, 2001:db8::7, 2001:db8::7:1, false",
    "MAIL, jo@a.example, <Jo@A.example>, true",
    "MAIL, jo@a.example, jo%40a.example, true",
    "MAIL, jo@a.example, bojo@a.example, false",
    "MAIL, jo@a.example, jo@a.example.org, false",
    "DOMAIN, a.example, http://www.a.example/x, true",
    "DOMAIN, a.example, jo@a.example., true",
    "DOMAIN, a.example, aa.example, false",
    "DOMAIN, a.example, a.example.org, false",
  })
  void it_is_found_in_its_spellings_and_not_within_others(
      Kind kind, String value, String text, boolean isIn) {
    assertThat(new Trace(Subject.parse(kind, value)).isIn(text)).isEqualTo(isIn);
  }

  @Test
  void it_is_found_behind_a_length_that_is_the_code_of_a_digit() {
    Trace trace = new Trace(Subject.parse(Kind.MAIL, "jo@a.example"));
    String rest = " and all that makes a text of 48 characters.";

    assertThat(trace.isIn("\0" + (char) 50 + "jo@a.example" + rest.substring(0, 38))).isTrue();
    assertThat(trace.isIn("\0" + (char) 50 + "jo@a.example" + rest.substring(0, 10))).isFalse();
    assertThat(trace.isIn("," + (char) 50 + "jo@a.example" + rest.substring(0, 38))).isFalse();
  }

  @Test
  void what_is_written_over_has_the_same_length() {
    Trace trace = new Trace(Subject.parse(Kind.MAIL, "jo@a.example"));
    String inBase64 = Base64.getEncoder().encodeToString("from jo@a.example".getBytes(UTF_8));

    String masked = masked(trace, "{\"to\":\"jo@a.example\",\"raw\":\"" + inBase64 + "\"}");

    assertThat(masked)
        .startsWith("{\"to\":\"xx@x.xxxxxxx\",\"raw\":\"")
        .hasSize(("{\"to\":\"jo@a.example\",\"raw\":\"" + inBase64 + "\"}").length());
    String raw = masked.substring(masked.indexOf("raw") + 6, masked.length() - 2);
    assertThat(new String(Base64.getDecoder().decode(raw), UTF_8)).isEqualTo("from xx@x.xxxxxxx");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\\n", "\\r\\n"})
  void it_is_found_in_armour_wherever_a_line_ends(String lineEnd) {
    Trace trace = new Trace(Subject.parse(Kind.MAIL, "jo@a.example"));
    for (int before = 30; before < 60; before++) {
      byte[] key = ("\0".repeat(before) + "Jo <jo@a.example>" + "\1".repeat(90)).getBytes(UTF_8);
      String armour =
          Base64.getMimeEncoder(64, "\n".getBytes(UTF_8))
              .encodeToString(key)
              .replace("\n", lineEnd);
      String text =
          String.join(
              lineEnd, "-----BEGIN KEY-----", "Encoding: base64", "", armour, "=aB3d", "-----END");

      String masked = masked(trace, text);

      assertThat(masked).hasSameSizeAs(text).contains(lineEnd + "=aB3d" + lineEnd);
      assertThat(trace.isIn(masked)).isFalse();
    }
  }

  @Test
  void what_is_packed_is_packed_again_behind_the_same_head() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(2);
    try (OutputStream out =
        new DeflaterOutputStream(bytes, new Deflater(Deflater.DEFAULT_COMPRESSION, true))) {
      out.write("{\"to\":\"jo@a.example\"}".getBytes(UTF_8));
    }

    byte[] masked =
        Packed.masked(bytes.toByteArray(), new Trace(Subject.parse(Kind.MAIL, "jo@a.example")))
            .orElseThrow()
            .bytes();

    assertThat(masked[0]).isEqualTo((byte) 2);
    assertThat(new String(Packed.of(masked).content(), UTF_8))
        .isEqualTo("{\"to\":\"xx@x.xxxxxxx\"}");
  }

  private static String masked(Trace trace, String text) {
    return new String(trace.masked(text.getBytes(UTF_8)).orElseThrow(), UTF_8);
  }
}
