package io.signalbox.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class RawContentTest {
  private final byte[] bytes = new byte[1_000];

  RawContentTest() {
    new Random(1).nextBytes(bytes);
  }

  @Test
  void intelMqWritesItInBase64() throws Exception {
    assertThat(raw("report", "", base64(bytes))).hasValue(bytes);
    assertThat(raw("event", "", base64(bytes))).hasValue(bytes);
  }

  @Test
  void lineBreaksInBase64AreNoPartOfIt() throws Exception {
    String lines = Base64.getMimeEncoder().encodeToString(bytes).replace("\r\n", "\\n");

    assertThat(raw("report", "", lines)).hasValue(bytes);
  }

  @Test
  void metaSaysHowItIsEncodedAndCompressed() throws Exception {
    assertThat(raw("report", ",'encoding':'Base64','compress':'GZIP'", base64(gzip(bytes))))
        .hasValue(bytes);
    assertThat(raw("report", ",'encoding':'utf-8'", "c3RpbGw=")).hasValue(text("c3RpbGw="));
  }

  @Test
  void aTextThatIsNotEncodedAsItSaysIsTheContent() throws Exception {
    assertThat(raw("report", "", "ip;time ü")).hasValue(text("ip;time ü"));
    assertThat(raw("report", ",'compress':'gzip'", base64(bytes))).hasValue(bytes);
  }

  @Test
  void aPayloadWithoutOneHasNone() throws Exception {
    assertThat(RawContent.of(envelope("{'source.ip':'192.0.2.1'}"))).isEmpty();
  }

  @Test
  void aBombIsRefused() throws IOException {
    String bomb = base64(gzip(new byte[RawContent.LIMIT_BYTES + 1]));

    assertThatExceptionOfType(RawContent.TooLarge.class)
        .isThrownBy(() -> raw("report", ",'compress':'gzip'", bomb))
        .withMessageContaining("8,388,608 bytes");
  }

  private static java.util.Optional<byte[]> raw(String type, String meta, String text)
      throws Exception {
    return RawContent.of(
        envelope(
            "{'format':'intelmq','version':1,'type':'%s','meta':{'tags':[]%s},'payload':{'raw':'%s'}}"
                .formatted(type, meta, text)));
  }

  private static Envelope envelope(String json) {
    try {
      return new EnvelopeReader().readOne(json.replace('\'', '"'));
    } catch (UnreadableBody fault) {
      throw new IllegalArgumentException(fault);
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String base64(byte[] content) {
    return Base64.getEncoder().encodeToString(content);
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    }
    return packed.toByteArray();
  }
}
