package io.signalbox.deliver.xmpp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * What a server sends over a connection, up to a limit: the parser keeps an element whole, however
 * large it is.
 */
final class LimitedInput extends FilterInputStream {
  /** More than anything that a server sends to a hub which reads nothing but answers. */
  static final int LIMIT_BYTES = 16 * 1024 * 1024;

  private int left = LIMIT_BYTES;

  LimitedInput(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    int next = in.read();
    count(next < 0 ? 0 : 1);
    return next;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = in.read(buffer, offset, length);
    count(Math.max(count, 0));
    return count;
  }

  private void count(int read) throws IOException {
    left -= read;
    if (left < 0) {
      throw new IOException("the server sent more than %,d bytes".formatted(LIMIT_BYTES));
    }
  }
}
