package io.signalbox.delivery.history;

import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Payload;
import io.signalbox.envelopes.StoredEnvelope;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * What recipients are told of: an object and what is the matter with it.
 *
 * @param object the event's {@code source.ip}; its {@code source.fqdn} where it has no address
 * @param type its {@code classification.type}; empty where it has none
 */
public record Sighting(String object, String type) implements Comparable<Sighting> {
  private static final int OBJECT_LIMIT_CHARACTERS = 255;
  private static final int TYPE_LIMIT_CHARACTERS = 64;
  private static final Comparator<Sighting> ORDER =
      Comparator.comparing(Sighting::object).thenComparing(Sighting::type);

  /** What an event is about; empty where it names neither an address nor a name. */
  public static Optional<Sighting> of(StoredEnvelope event) {
    return of(event.envelope());
  }

  /** The same of an envelope that is not stored. */
  public static Optional<Sighting> of(Envelope envelope) {
    Payload payload = envelope.payload();
    return payload
        .text("source.ip")
        .or(() -> payload.text("source.fqdn"))
        .filter(object -> !object.isEmpty())
        .map(
            object ->
                new Sighting(
                    cut(object.toLowerCase(Locale.ROOT), OBJECT_LIMIT_CHARACTERS),
                    cut(payload.text("classification.type").orElse(""), TYPE_LIMIT_CHARACTERS)));
  }

  private static String cut(String text, int limit) {
    return text.length() <= limit ? text : text.substring(0, limit);
  }

  @Override
  public int compareTo(Sighting other) {
    return ORDER.compare(this, other);
  }
}
