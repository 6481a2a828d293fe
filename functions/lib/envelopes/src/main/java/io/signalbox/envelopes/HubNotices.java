package io.signalbox.envelopes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Path;
import java.util.Map;

/**
 * Keeps what the hub itself has to say as envelopes, which are routed like any other. The id of
 * each is derived from its content: the same told twice is one envelope.
 */
public final class HubNotices {
  /** What the senders of the hub's own envelopes begin with; no instance has such a name. */
  public static final String SENDER_PREFIX = "hub:";

  private final EnvelopeStore envelopes;
  private final String hubName;
  private final String sender;

  /**
   * @param part the part of the hub that has something to say, such as {@code watch}
   */
  public HubNotices(EnvelopeStore envelopes, String hubName, String part) {
    this.envelopes = envelopes;
    this.hubName = hubName;
    this.sender = SENDER_PREFIX + part;
  }

  /**
   * Keeps a notice.
   *
   * @param identifier its {@code classification.identifier}, such as {@code hub.sender.silent}
   * @param text what is the case, for people to read
   * @param facts the same for programs, each under {@code extra.hub.…}; empty ones are left out
   */
  public void tell(String identifier, String text, Map<String, String> facts) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("classification.type", "other");
    event.put("classification.identifier", identifier);
    event.put("feed.provider", hubName);
    event.put("feed.name", "Hub notices");
    event.put("event_description.text", text);
    facts.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            event.put("extra.hub." + name, value);
          }
        });
    envelopes.keep(Envelope.ofEvent(event).withPath(Path.EMPTY.through(hubName)), sender);
  }
}
