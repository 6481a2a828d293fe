package io.signalbox.statistics;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * In which parts of a large sheet each value is, so that a question reads no others. Values are
 * named by a hash: of two with the same one, parts are read in vain. Dimensions with so many values
 * that this would take more than it saves are left out.
 */
final class PartDirectory {
  /** Of a dimension: a bit for each value and part. */
  private static final int BITS_MOST = 32_768;

  private static final int HASH_BITS = 16;
  private static final int HASH = (1 << HASH_BITS) - 1;

  /** By dimension and hash of a value: its parts. A dimension that is left out has no hash. */
  private final List<TreeMap<Integer, BitSet>> dimensions = new ArrayList<>();

  private final BitSet leftOut = new BitSet();
  private int parts;

  PartDirectory() {
    Dimension.ALL.forEach(_ -> dimensions.add(new TreeMap<>()));
  }

  private static int hash(String value) {
    int hash = value.hashCode();
    return (hash ^ (hash >>> HASH_BITS)) & HASH;
  }

  /** Adds the next part, by its rows. */
  void add(List<SheetRow> part) {
    for (int i = 0; i < dimensions.size(); i++) {
      if (leftOut.get(i)) {
        continue;
      }
      TreeMap<Integer, BitSet> values = dimensions.get(i);
      for (SheetRow row : part) {
        int hash = hash(row.tuple().values().get(i));
        values.computeIfAbsent(hash, unknown -> new BitSet()).set(parts);
      }
      if (values.size() * (parts + 1) > BITS_MOST) {
        leftOut.set(i);
        values.clear();
      }
    }
    parts++;
  }

  /**
   * The number of parts and, for each dimension, the number of its hashes, these as differences,
   * and a bit for each part behind each hash; deflated.
   */
  byte[] bytes() {
    PackedNumbers out = new PackedNumbers();
    out.put(parts);
    for (TreeMap<Integer, BitSet> values : dimensions) {
      out.put(values.size());
      int before = 0;
      for (Map.Entry<Integer, BitSet> value : values.entrySet()) {
        out.put(value.getKey() - before);
        before = value.getKey();
        byte[] bits = new byte[bytes(parts)];
        byte[] set = value.getValue().toByteArray();
        System.arraycopy(set, 0, bits, 0, set.length);
        out.put(bits, 0);
      }
    }
    return out.deflated();
  }

  private static int bytes(int parts) {
    return Math.ceilDiv(parts, Byte.SIZE);
  }

  /**
   * The parts that may have rows with these values; empty where that is not known.
   *
   * @param directory as {@link #bytes} gives it, or nothing, as sheets of earlier versions have it
   * @param where values of which a row must have one, for each dimension named
   */
  static Optional<BitSet> parts(byte[] directory, Map<Dimension, Set<String>> where) {
    if (directory.length == 0 || where.isEmpty()) {
      return Optional.empty();
    }
    try (PackedNumbers.Reader in = PackedNumbers.inflated(directory)) {
      int parts = in.nextInt();
      BitSet wanted = new BitSet(parts);
      wanted.set(0, parts);
      for (Dimension dimension : Dimension.ALL) {
        int values = in.nextInt();
        Set<String> some = where.getOrDefault(dimension, Set.of());
        BitSet found = found(in, values, parts, some.stream().map(PartDirectory::hash).toList());
        if (values > 0 && where.containsKey(dimension)) {
          wanted.and(found);
        }
      }
      return Optional.of(wanted);
    }
  }

  /** Reads what a dimension has; the parts of some values. */
  private static BitSet found(PackedNumbers.Reader in, int values, int parts, List<Integer> some) {
    BitSet found = new BitSet(parts);
    byte[] bits = new byte[bytes(parts)];
    int hash = 0;
    for (int left = values; left > 0; left--) {
      hash += in.nextInt();
      if (some.contains(hash)) {
        in.next(bits, 0);
        found.or(BitSet.valueOf(bits));
      } else {
        in.skip(bits.length);
      }
    }
    return found;
  }
}
