package io.signalbox.fetch;

import io.signalbox.envelope.ReadBatch;
import java.util.List;

/** What pages hold. */
final class Batches {
  static final ReadBatch NOTHING = new ReadBatch(List.of());

  private Batches() {}
}
