package io.signalbox.deliver.mail;

import io.signalbox.delivery.Delivery;
import io.signalbox.envelope.DedupKey;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.settings.MailOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which envelopes of a delivery are mailed: each event once, whatever happened to its tags. */
final class MailedEvents {
  private MailedEvents() {}

  /**
   * The delivery with each envelope once, in its latest revision. Updates of tags are left out
   * where the destination does not ask for them.
   */
  static Delivery of(Delivery delivery) {
    boolean updates = delivery.destination().options(MailOptions.class).updates();
    Map<DedupKey, StoredEnvelope> events = new LinkedHashMap<>();
    for (StoredEnvelope stored : delivery.envelopes()) {
      if (updates || !stored.key().isUpdate()) {
        events.merge(stored.key().id(), stored, MailedEvents::later);
      }
    }
    return delivery.of(List.copyOf(events.values()));
  }

  private static StoredEnvelope later(StoredEnvelope one, StoredEnvelope other) {
    return one.key().revision() < other.key().revision() ? other : one;
  }
}
