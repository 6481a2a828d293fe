package io.signalbox.transfer;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads lines of UTF-8, and counts them. */
final class LineReader implements AutoCloseable {
  /** The largest envelope with room to spare; what is longer is no line of an export. */
  static final int LINE_LIMIT_BYTES = 32 << 20;

  private static final int BUFFER_BYTES = 1 << 16;

  private final InputStream in;
  private long number;

  LineReader(InputStream in) {
    this.in = new BufferedInputStream(in, BUFFER_BYTES);
  }

  /** The number of the line that was read last; the first is 1. */
  long number() {
    return number;
  }

  /**
   * The next line without its end; empty at the end of the file.
   *
   * @throws TransferException if it is too long, is not ended, or is no UTF-8
   */
  Optional<String> next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int one = in.read();
    if (one < 0) {
      return Optional.empty();
    }
    number++;
    while (one != '\n') {
      if (one < 0) {
        throw TransferException.atLine(number, "the file breaks off in it");
      }
      line.write(one);
      if (line.size() > LINE_LIMIT_BYTES) {
        throw TransferException.atLine(number, "it is longer than 32 MB");
      }
      one = in.read();
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(line.toByteArray());
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException e) {
      throw TransferException.atLine(number, "it is no UTF-8");
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
