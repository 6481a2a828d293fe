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
 * footer are there. A power failure can keep these and lose what lies between; so the footer is
 * written only when all before it is on disk.
 *
 * <p>A thread that is interrupted while it reads a file channel closes it for everybody; so pages
 * are read through a {@link RandomAccessFile}, which takes no notice of interrupts.
 */
final class TableFile extends SingleFileStore {
  private static final int BLOCK_BYTES = 4096;
  private static final int CACHE_MEGABYTES = 32;

  /** Small pages: a change of one item writes the whole page anew. */
  private static final int PAGE_SPLIT_BYTES = 4096;

  private @Nullable RandomAccessFile reading;

  private TableFile() {
    super(Map.of("cacheSize", CACHE_MEGABYTES, "pageSplitSize", PAGE_SPLIT_BYTES));
  }

  static TableFile open(Path path) {
    TableFile file = new TableFile();
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
    int footer = source.remaining() - BLOCK_BYTES;
    if (chunk == null || footer <= 0) {
      super.writeFully(chunk, position, source);
      return;
    }
    ByteBuffer before = source.slice(source.position(), footer);
    super.writeFully(chunk, position, before);
    sync();
    source.position(source.position() + footer);
    super.writeFully(chunk, position + footer, source);
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
