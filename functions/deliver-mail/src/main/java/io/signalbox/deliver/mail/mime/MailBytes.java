package io.signalbox.deliver.mail.mime;

import io.signalbox.store.Body;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The bytes of a mail, kept up to a limit and counted beyond it. */
public final class MailBytes extends OutputStream {
  private static final int BLOCK_BYTES = 64 * 1024;

  private final int limitBytes;
  private final List<byte[]> full = new ArrayList<>();
  private byte[] block = new byte[0];
  private int used;
  private long size;

  /**
   * @param limitBytes how many are kept; none for a mail that is to be measured alone
   */
  public MailBytes(int limitBytes) {
    this.limitBytes = limitBytes;
  }

  /** How many bytes were written. */
  public long size() {
    return size;
  }

  /**
   * What was written.
   *
   * @throws IllegalStateException if that is more than the limit
   */
  public Body body() {
    if (size > limitBytes) {
      throw new IllegalStateException("Only %,d bytes are kept".formatted(limitBytes));
    }
    List<byte[]> blocks = new ArrayList<>(full);
    blocks.add(Arrays.copyOf(block, used));
    return Body.ofBlocks(blocks);
  }

  @Override
  public void write(int octet) {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    size += length;
    if (size > limitBytes) {
      full.clear();
      block = new byte[0];
      used = 0;
      return;
    }
    int next = offset;
    while (next < offset + length) {
      if (used == block.length) {
        if (used > 0) {
          full.add(block);
        }
        block = new byte[BLOCK_BYTES];
        used = 0;
      }
      int taken = Math.min(offset + length - next, block.length - used);
      System.arraycopy(bytes, next, block, used, taken);
      used += taken;
      next += taken;
    }
  }
}
