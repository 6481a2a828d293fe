package io.signalbox.formats;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.EnvelopeId;
import io.signalbox.envelope.Meta;
import io.signalbox.envelope.Path;
import io.signalbox.envelope.Payload;
import io.signalbox.envelope.Protocol;
import java.util.Optional;

/** Envelopes made of JSON. */
final class Events {
  static final String ID = "72ddb00c-2d0a-4eea-b7ac-ae122b8e6c3b";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Events() {}

  static Envelope envelope(String payload) {
    return envelope("{}", payload);
  }

  static Envelope envelope(String meta, String payload) {
    return envelope(Protocol.INTELMQ_EVENT, meta, payload);
  }

  /** A payload that is no event of IntelMQ. */
  static Envelope foreign(String format, String payload) {
    return envelope(new Protocol(Protocol.CURRENT, format, "event"), "{}", payload);
  }

  private static Envelope envelope(Protocol protocol, String meta, String payload) {
    return new Envelope(
        EnvelopeId.parse(ID),
        Optional.empty(),
        Path.EMPTY,
        protocol,
        Meta.of(object(meta)),
        Payload.of(object(payload)));
  }

  static ObjectNode object(String json) {
    try {
      return (ObjectNode) MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
