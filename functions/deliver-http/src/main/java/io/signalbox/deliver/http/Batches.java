package io.signalbox.deliver.http;

import io.signalbox.formats.Conversion;
import java.util.ArrayList;
import java.util.List;

/** Cuts what is waiting into requests. */
final class Batches {

  /** A request's body grows no further, before compression; a larger envelope goes by itself. */
  static final int BODY_BYTES_MOST = 4 * 1024 * 1024;

  private Batches() {}

  /**
   * How many envelopes each request has, in order. What the destination's format cannot hold is by
   * itself, and keeps no other back.
   *
   * @param most how many a request has at the most
   */
  static List<Integer> cut(int most, List<Conversion> waiting) {
    var sizes = new ArrayList<Integer>();
    var count = 0;
    var bytes = 0L;
    var isWritten = true;
    for (var conversion : waiting) {
      var more = bytes(conversion);
      var fits = isWritten && conversion instanceof Conversion.Written;
      if (count > 0 && (!fits || count == most || bytes + more > BODY_BYTES_MOST)) {
        sizes.add(count);
        count = 0;
        bytes = 0;
      }
      isWritten = conversion instanceof Conversion.Written;
      count++;
      bytes += more;
    }
    sizes.add(count);
    return sizes;
  }

  private static long bytes(Conversion conversion) {
    return switch (conversion) {
      case Conversion.Written written -> written.bytes() + (long) written.parts().size();
      case Conversion.CannotBeWritten _ -> 0;
    };
  }
}
