package io.signalbox.store.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import org.h2.mvstore.SFChunk;
import org.h2.mvstore.SingleFileStore;
import org.jspecify.annotations.Nullable;

/**
 * MVStore's file, with two weaknesses mended.
 *
 * <p>When it opens a file that was not closed, MVStore takes a chunk for whole whose header and
 * footer are there. A power failure can keep these and lose what lies between; so the footer waits
 * until {@link #sync} has all before it on disk. Nobody reads a footer while the file is open.
 *
 * <p>A thread that is interrupted while it reads a file channel closes it for everybody; so pages
 * are read through a {@link RandomAccessFile}, which takes no notice of interrupts.
 */
final class TableFile extends SingleFileStore {
  /** The footer is the end of a chunk; pages may come up to it. */
  private static final int FOOTER_BYTES = 128;

  /** Small pages: a change of one item writes the whole page anew. */
  private static final int PAGE_SPLIT_BYTES = 4096;

  /** The end of a chunk the rest of which is written, and not yet known to be on disk. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Footer(long position, byte[] content) {}

  private @Nullable RandomAccessFile reading;
  private @Nullable Footer footer;

  private TableFile(StoreMemory memory) {
    super(Map.of("cacheSize", memory.cacheMegabytes(), "pageSplitSize", PAGE_SPLIT_BYTES));
  }

  static TableFile open(Path path, StoreMemory memory) {
    TableFile file = new TableFile(memory);
    file.open(path.toString(), false, null);
    return file;
  }

  @Override
  public ByteBuffer readFully(@Nullable SFChunk chunk, long position, int length) {
    byte[] bytes = new byte[length];
    try {
      synchronized (this) {
        RandomAccessFile file = reading;
        if (file == null) {
          file = new RandomAccessFile(getFileName(), "r");
          reading = file;
        }
        file.seek(position);
        file.readFully(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Could not read " + getFileName(), e);
    }
    readCount.incrementAndGet();
    readBytes.addAndGet(length);
    return ByteBuffer.wrap(bytes);
  }

  @Override
  protected void writeFully(@Nullable SFChunk chunk, long position, ByteBuffer source) {
    if (chunk == null) {
      super.writeFully(null, position, source);
      return;
    }
    if (footer != null) {
      sync();
    }
    int before = source.remaining() - FOOTER_BYTES;
    byte[] end = new byte[FOOTER_BYTES];
    source.get(source.position() + before, end);
    footer = new Footer(position + before, end);
    super.writeFully(chunk, position, source.slice(source.position(), before));
    super.writeFully(chunk, position + before, ByteBuffer.allocate(FOOTER_BYTES));
  }

  /** Returns when all that was written is on disk, footers last. */
  @Override
  public void sync() {
    super.sync();
    Footer waiting = footer;
    if (waiting != null) {
      footer = null;
      super.writeFully(null, waiting.position(), ByteBuffer.wrap(waiting.content()));
      super.sync();
    }
  }

  @Override
  public void close() {
    try {
      synchronized (this) {
        RandomAccessFile file = reading;
        if (file != null) {
          file.close();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Could not close " + getFileName(), e);
    } finally {
      super.close();
    }
  }
}
