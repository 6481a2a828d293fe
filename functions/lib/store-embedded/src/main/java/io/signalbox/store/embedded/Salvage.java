package io.signalbox.store.embedded;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** Reads all rows of a database that can be read, and tells between which keys there are others. */
final class Salvage {
  /** Keys that are alike for longer are passed over together. */
  private static final int KEY_BYTES = 160;

  private static final BigInteger END = BigInteger.ONE.shiftLeft(8 * KEY_BYTES);

  private final RocksDB rocks;
  private final Rows.Visitor visitor;
  private final Consumer<String> damage;

  private Salvage(RocksDB rocks, Rows.Visitor visitor, Consumer<String> damage) {
    this.rocks = rocks;
    this.visitor = visitor;
    this.damage = damage;
  }

  /**
   * Visits what can be read, lowest key first.
   *
   * @param damage is told of each range of keys that cannot be read
   */
  static void run(RocksDB rocks, Rows.Visitor visitor, Consumer<String> damage) {
    new Salvage(rocks, visitor, damage).run();
  }

  private void run() {
    byte[] from = {};
    while (true) {
      byte[] last = from;
      try (ReadOptions once = new ReadOptions().setFillCache(false);
          RocksIterator iterator = rocks.newIterator(once)) {
        iterator.seek(from);
        while (iterator.isValid()) {
          last = iterator.key();
          visitor.visit(last, iterator.value());
          iterator.next();
        }
        iterator.status();
        return;
      } catch (RocksDBException unreadable) {
        byte[] next = behindDamage(last);
        damage.accept(
            "rows between %s and %s cannot be read: %s"
                .formatted(name(last), name(next), unreadable.getMessage()));
        from = next;
      }
    }
  }

  /** The lowest key from which reading goes on, found by halving what is between. */
  private byte[] behindDamage(byte[] last) {
    BigInteger bad = number(last);
    BigInteger good = END.subtract(BigInteger.ONE);
    while (good.subtract(bad).compareTo(BigInteger.ONE) > 0) {
      BigInteger middle = good.add(bad).shiftRight(1);
      if (isReadable(key(middle))) {
        good = middle;
      } else {
        bad = middle;
      }
    }
    return key(good);
  }

  private boolean isReadable(byte[] from) {
    try (ReadOptions once = new ReadOptions().setFillCache(false);
        RocksIterator iterator = rocks.newIterator(once)) {
      iterator.seek(from);
      iterator.status();
      return true;
    } catch (RocksDBException unreadable) {
      return false;
    }
  }

  private static BigInteger number(byte[] key) {
    return new BigInteger(1, Arrays.copyOf(key, KEY_BYTES));
  }

  private static byte[] key(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] key = new byte[KEY_BYTES];
    int length = Math.min(bytes.length, KEY_BYTES);
    System.arraycopy(bytes, bytes.length - length, key, KEY_BYTES - length, length);
    return key;
  }

  /** A key for people: what is text in it. */
  private static String name(byte[] key) {
    return key.length == 0
        ? "the first"
        : new String(key, StandardCharsets.UTF_8).replaceAll("[^\\x20-\\x7e]+", " ").strip();
  }
}
