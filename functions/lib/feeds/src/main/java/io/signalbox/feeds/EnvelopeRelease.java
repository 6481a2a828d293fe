package io.signalbox.feeds;

import io.signalbox.envelope.MarkingPolicy;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.StoredEnvelope;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Loads envelopes for those who receive them, and withholds what is marked above the receiver's
 * ceiling. All that leaves the hub goes through here: a delivery of any method, a feed that is
 * read, a TAXII collection.
 */
public final class EnvelopeRelease {
  private final EnvelopeStore envelopes;

  public EnvelopeRelease(EnvelopeStore envelopes) {
    this.envelopes = envelopes;
  }

  /**
   * What is kept under these keys.
   *
   * @param policy what the receiver may get
   * @throws IllegalStateException if one of them is damaged
   */
  public Released load(Collection<EnvelopeKey> keys, MarkingPolicy policy) {
    Map<EnvelopeKey, StoredEnvelope> released = new LinkedHashMap<>();
    Map<EnvelopeKey, String> withheld = new LinkedHashMap<>();
    envelopes
        .getAll(keys)
        .forEach(
            (key, stored) ->
                refusal(stored, policy)
                    .ifPresentOrElse(
                        reason -> withheld.put(key, reason), () -> released.put(key, stored)));
    return new Released(released, withheld);
  }

  /** Why a receiver may not get the envelope, for people; empty where it may. */
  public static Optional<String> refusal(StoredEnvelope stored, MarkingPolicy policy) {
    return policy.refusal(stored.envelope());
  }
}
