package io.signalbox.store.embedded;

import java.util.List;
import org.rocksdb.AbstractEventListener;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteBufferManager;

/** How RocksDB is set up: one write-ahead log, checksums everywhere, memory within bounds. */
final class DatabaseOptions implements AutoCloseable {
  /** A variable of the process that RocksDB knows. */
  private static final String LIBRARY_FOLDER = "ROCKSDB_SHAREDLIB_DIR";

  private static final int BLOCK_BYTES = 8 << 10;
  private static final int BLOOM_BITS_A_KEY = 10;
  private static final int FORMAT_VERSION = 6;
  private static final int TABLE_FILES_OPEN = 256;
  private static final int OLD_MESSAGES_BYTES = 1 << 20;

  private final Cache cache;
  private final WriteBufferManager unwritten;
  private final BloomFilter filter;
  private final Options options;

  /**
   * The options of one database.
   *
   * @throws IllegalStateException if this machine does not let RocksDB's library be loaded; the
   *     message says what to do
   */
  DatabaseOptions(StoreMemory memory) {
    loadLibrary();
    filter = new BloomFilter(BLOOM_BITS_A_KEY);
    options = new Options();
    cache = new LRUCache(memory.totalBytes());
    // Its memory is counted in the cache, so that the cache's bound is the bound of both.
    unwritten = new WriteBufferManager(memory.unwrittenBytes(), cache);
    options
        .setWriteBufferManager(unwritten)
        .setWriteBufferSize(memory.unwrittenBytes() / 2)
        .setMaxTotalWalSize(2 * memory.unwrittenBytes())
        .setTableFormatConfig(tables())
        .setCompressionType(CompressionType.LZ4_COMPRESSION)
        .setBottommostCompressionType(CompressionType.ZSTD_COMPRESSION)
        .setMaxOpenFiles(TABLE_FILES_OPEN)
        // A commit flushes the log for many writes at once.
        .setManualWalFlush(true)
        // DatabaseCheck has read the log before: behind its intact part is nothing that counts.
        .setWalRecoveryMode(WALRecoveryMode.PointInTimeRecovery)
        .setParanoidChecks(true)
        .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
        .setStatsDumpPeriodSec(0)
        .setMaxLogFileSize(OLD_MESSAGES_BYTES)
        .setKeepLogFileNum(2);
  }

  private static void loadLibrary() {
    try {
      RocksDB.loadLibrary();
    } catch (UnsatisfiedLinkError | RuntimeException refused) {
      throw new IllegalStateException(
          "The library of RocksDB cannot be loaded (%s): set %s to a folder that is not mounted noexec"
              .formatted(refused.getMessage(), LIBRARY_FOLDER),
          refused);
    }
  }

  private BlockBasedTableConfig tables() {
    return new BlockBasedTableConfig()
        .setBlockCache(cache)
        .setCacheIndexAndFilterBlocks(true)
        .setPinL0FilterAndIndexBlocksInCache(true)
        .setFilterPolicy(filter)
        .setBlockSize(BLOCK_BYTES)
        .setFormatVersion(FORMAT_VERSION);
  }

  /** For a database that is there. */
  Options existing() {
    return options.setCreateIfMissing(false);
  }

  /** For a folder that has none. */
  Options fresh() {
    return options.setCreateIfMissing(true).setErrorIfExists(true);
  }

  /** The same, with somebody who is told what happens in the background. */
  DatabaseOptions telling(AbstractEventListener listener) {
    options.setListeners(List.of(listener));
    return this;
  }

  @Override
  public void close() {
    options.close();
    filter.close();
    unwritten.close();
    cache.close();
  }
}
