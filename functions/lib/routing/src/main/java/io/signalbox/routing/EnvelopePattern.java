package io.signalbox.routing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import java.io.IOException;
import java.util.Set;

/** One pattern by itself, in the language of routes. For many threads at once. */
public final class EnvelopePattern {
  private final EventMatcher<Integer> matcher = new EventMatcher<>();
  private final boolean isEmpty;
  private final Set<String> payloadFields;

  /**
   * A pattern; the empty one matches everything.
   *
   * @throws IllegalArgumentException for one that {@link Patterns#fault} finds at fault
   */
  public EnvelopePattern(ObjectNode pattern) {
    isEmpty = pattern.isEmpty();
    if (!isEmpty) {
      try {
        matcher.add(0, pattern);
      } catch (IOException unusable) {
        throw new IllegalArgumentException("The pattern is unusable", unusable);
      }
    }
    payloadFields = matcher.fieldsBelow("payload.");
  }

  /**
   * Whether the envelope matches.
   *
   * @param sender the instance that posts it
   */
  public boolean matches(Envelope envelope, String sender) {
    return isEmpty
        || !matcher.matching(RoutedEvent.of(envelope, sender, payloadFields::contains)).isEmpty();
  }
}
