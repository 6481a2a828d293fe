package io.signalbox.envelope;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Writes the marks of an envelope's tags into its event: the bare form has no tags, and whoever
 * gets the event must know how far it may go.
 */
final class TagMarks {
  private TagMarks() {}

  /**
   * The envelope's payload with the strictest marks of the envelope, in {@code tlp} and {@code
   * extra.pap}. A payload whose own marks are as strict, or that is no event, stays as it is.
   */
  static Payload marked(Envelope envelope) {
    Payload payload = envelope.payload();
    if (envelope.meta().tags().isEmpty() || !envelope.protocol().isIntelMq()) {
      return payload;
    }
    Marking strictest = Marking.of(envelope);
    Marking ofEvent = Marking.ofEvent(payload);
    if (strictest.equals(ofEvent)) {
      return payload;
    }
    ObjectNode event = payload.flat();
    strictest
        .tlp()
        .filter(mark -> !ofEvent.tlp().equals(strictest.tlp()))
        .ifPresent(mark -> replace(event, EventMarks.TLP, EventMarks.TLP, mark.value()));
    strictest
        .pap()
        .filter(mark -> !ofEvent.pap().equals(strictest.pap()))
        .ifPresent(
            mark ->
                replace(event, EventMarks.PAP, EventFields.EXTRA + EventMarks.PAP, mark.value()));
    return Payload.owning(event);
  }

  private static void replace(ObjectNode event, String mark, String field, String value) {
    event.properties().removeIf(member -> EventMarks.isMarkOf(member.getKey(), mark));
    event.put(field, value);
  }
}
