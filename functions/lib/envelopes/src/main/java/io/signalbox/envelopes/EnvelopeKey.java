package io.signalbox.envelopes;

import io.signalbox.envelope.DedupKey;

/**
 * Names what a hub keeps.
 *
 * @param revision 0 for the envelope as it first came; each update of its tags is the next one
 */
public record EnvelopeKey(DedupKey id, int revision) {
  public EnvelopeKey {
    if (revision < 0) {
      throw new IllegalArgumentException("A revision is 0 or more");
    }
  }

  public static EnvelopeKey first(DedupKey id) {
    return new EnvelopeKey(id, 0);
  }

  public boolean isUpdate() {
    return revision > 0;
  }
}
