package io.signalbox.deliver.http;

import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.settings.Destination;
import io.signalbox.settings.HttpOptions;
import java.util.ArrayList;
import java.util.List;

/** Cuts what is waiting into requests. */
final class Batches {

  /** A request's body grows no further, before compression; a larger envelope goes by itself. */
  static final int BODY_BYTES_MOST = 4 * 1024 * 1024;

  private Batches() {}

  /** How many envelopes each request has, in order. */
  static List<Integer> cut(Destination destination, List<StoredEnvelope> waiting) {
    var most = destination.options(HttpOptions.class).batch();
    var sizes = new ArrayList<Integer>();
    var count = 0;
    var bytes = 0L;
    for (var arrival : waiting) {
      var more = most == 1 ? 0 : RequestBody.item(destination, arrival).length + 1L;
      if (count > 0 && (count == most || bytes + more > BODY_BYTES_MOST)) {
        sizes.add(count);
        count = 0;
        bytes = 0;
      }
      count++;
      bytes += more;
    }
    sizes.add(count);
    return sizes;
  }
}
