package io.signalbox.statistics;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.zip.Inflater;

/**
 * The values that the rows of a part have, of the sixth version: see {@link SheetColumns}.
 *
 * @param part as a sheet has it
 * @param blocksFrom where its blocks begin
 */
@SuppressWarnings("ArrayRecordComponent") // Not compared.
record PartValues(byte[] part, int blocksFrom) {
  /** The number of rows before the values; events, sketches and durations behind them. */
  private static final int BLOCKS = 1 + Dimension.ALL.size() + 3;

  /** Those of a part; empty where it is of an earlier version. */
  static Optional<PartValues> of(byte[] part) {
    int coupons = part.length < Integer.BYTES ? -1 : ByteBuffer.wrap(part).getInt();
    if (coupons < 0 || coupons >= part.length - Integer.BYTES) {
      return Optional.empty();
    }
    PartValues values = new PartValues(part, Integer.BYTES + coupons);
    return Optional.of(values).filter(_ -> PackedBlocks.areAt(part, values.blocksFrom, BLOCKS));
  }

  /** All of them, in no order; some more than once. */
  List<String> all() {
    List<String> all = new ArrayList<>();
    try (Inflater inflater = new Inflater(true)) {
      PackedBlocks.Reader in = new PackedBlocks.Reader(part, blocksFrom, inflater);
      in.skip();
      Dimension.ALL.forEach(
          _ -> {
            PackedNumbers.Reader column = in.next();
            for (int left = column.nextInt(); left > 0; left--) {
              all.add(column.nextText());
            }
          });
    }
    return all;
  }

  /** The part with others in their places; rows keep their order, their counts and their hosts. */
  byte[] changed(UnaryOperator<String> change) {
    PackedBlocks changed = new PackedBlocks();
    try (Inflater inflater = new Inflater(true)) {
      PackedBlocks.Reader in = new PackedBlocks.Reader(part, blocksFrom, inflater);
      for (int number = 0; number < BLOCKS; number++) {
        PackedNumbers.Reader block = in.next();
        PackedNumbers out = new PackedNumbers();
        if (number > 0 && number <= Dimension.ALL.size()) {
          int distinct = block.nextInt();
          out.put(distinct);
          for (int left = distinct; left > 0; left--) {
            out.put(change.apply(block.nextText()));
          }
        }
        out.put(block.rest(), 0);
        changed.add(out);
      }
    }
    byte[] blocks = changed.bytes();
    return ByteBuffer.allocate(blocksFrom + blocks.length)
        .put(part, 0, blocksFrom)
        .put(blocks)
        .array();
  }
}
