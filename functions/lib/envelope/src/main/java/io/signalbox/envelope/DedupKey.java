package io.signalbox.envelope;

/**
 * What is the same for all spellings of one envelope's id: the UUID at its end, or the hash, in
 * lower case.
 */
public record DedupKey(String value) {
  public DedupKey {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("A dedup key is never empty");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
