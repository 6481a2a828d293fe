package io.signalbox.cli.post;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Keeps the first bytes of an item, so that no item of a file fills the memory. */
final class BoundedBytes extends OutputStream {
  /** More than a hub takes in a request. */
  private static final int MOST = 8 << 20;

  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private boolean over;

  @Override
  public void write(int one) {
    if (kept.size() < MOST) {
      kept.write(one);
    } else {
      over = true;
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    int room = Math.min(length, MOST - kept.size());
    kept.write(bytes, offset, room);
    over |= room < length;
  }

  boolean isBlank() {
    return kept.toString(StandardCharsets.UTF_8).isBlank();
  }

  Item item(long number) {
    return new Item(number, kept.toByteArray(), over);
  }
}
