package io.signalbox.feeds;

import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.StoredEnvelope;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a receiver gets of the envelopes that lie in its feed. Those in neither map are past
 * retention.
 *
 * @param envelopes those that it may get
 * @param withheld those that it may not get, and why
 */
public record Released(
    Map<EnvelopeKey, StoredEnvelope> envelopes, Map<EnvelopeKey, String> withheld) {
  public Released {
    envelopes = Collections.unmodifiableMap(new LinkedHashMap<>(envelopes));
    withheld = Collections.unmodifiableMap(new LinkedHashMap<>(withheld));
  }

  /** Whether the envelope is kept, for this receiver or not. */
  public boolean isKept(EnvelopeKey key) {
    return envelopes.containsKey(key) || withheld.containsKey(key);
  }
}
