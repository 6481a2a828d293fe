package io.signalbox.bench.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WireTest {

  @Test
  void messages_are_told_apart_by_their_length_however_they_come() throws IOException {
    String two =
        String.join(
            "\r\n",
            "POST /a HTTP/1.1",
            "Content-Length: 5",
            "",
            "firstHTTP/1.1 204 No Content",
            "Server: one",
            "",
            "");
    Wire wire = new Wire(byteByByte(two));

    Wire.Message first = Objects.requireNonNull(wire.next());
    Wire.Message second = Objects.requireNonNull(wire.next());

    assertThat(first.start()).isEqualTo("POST /a HTTP/1.1");
    assertThat(new String(first.body(), StandardCharsets.US_ASCII)).isEqualTo("first");
    assertThat(second.start()).isEqualTo("HTTP/1.1 204 No Content");
    assertThat(second.body()).isEmpty();
    assertThat(wire.next()).isNull();
  }

  @Test
  void a_message_cut_off_is_a_fault() {
    Wire wire = new Wire(byteByByte("POST / HTTP/1.1\r\ncontent-length: 5\r\n\r\nfir"));

    assertThatThrownBy(wire::next).isInstanceOf(EOFException.class);
  }

  private static InputStream byteByByte(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)) {
      @Override
      public synchronized int read(byte[] buffer, int offset, int length) {
        return super.read(buffer, offset, Math.min(1, length));
      }
    };
  }
}
