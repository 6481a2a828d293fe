package io.signalbox.feeds;

import io.signalbox.envelope.Envelope;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.settings.ReleasePolicy;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Loads envelopes for those who receive them: what a receiver may not get is withheld, and of what
 * it gets, fields that are not for it are left out. All that leaves the hub goes through here: a
 * delivery of any method, a feed that is read, a TAXII collection.
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
  public Released load(Collection<EnvelopeKey> keys, ReleasePolicy policy) {
    Map<EnvelopeKey, StoredEnvelope> released = new LinkedHashMap<>();
    Map<EnvelopeKey, String> withheld = new LinkedHashMap<>();
    envelopes
        .getAll(keys)
        .forEach(
            (key, stored) -> {
              switch (Release.of(stored.envelope(), policy)) {
                case Release.Given(Envelope envelope) -> released.put(key, stored.with(envelope));
                case Release.Withheld(String reason) -> withheld.put(key, reason);
              }
            });
    return new Released(released, withheld);
  }

  /**
   * What entries of a feed are about.
   *
   * @param policy what the receiver may get
   * @throws IllegalStateException if one of them is damaged
   */
  public Released loadEntries(Collection<Located> entries, ReleasePolicy policy) {
    return load(entries.stream().map(one -> one.entry().key()).toList(), policy);
  }

  /** Why a receiver may not get the envelope, for people; empty where it may. */
  public static Optional<String> refusal(StoredEnvelope stored, ReleasePolicy policy) {
    return switch (Release.of(stored.envelope(), policy)) {
      case Release.Given _ -> Optional.empty();
      case Release.Withheld(String reason) -> Optional.of(reason);
    };
  }
}
