package io.signalbox.envelope;

import java.util.List;

/** The items of a body, in its order. */
public record ReadBatch(List<ReadItem> items) {
  public ReadBatch {
    items = List.copyOf(items);
  }

  /** The envelopes alone. */
  public List<Envelope> envelopes() {
    return items.stream()
        .filter(ReadItem.Parsed.class::isInstance)
        .map(item -> ((ReadItem.Parsed) item).envelope())
        .toList();
  }
}
