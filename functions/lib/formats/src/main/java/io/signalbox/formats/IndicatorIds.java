package io.signalbox.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.EnvelopeId;
import java.util.Optional;
import java.util.stream.Stream;

/** The ids of the indicators of STIX that envelopes are written as. */
public final class IndicatorIds {
  private static final String TYPE = "indicator";
  private static final String PREFIX = TYPE + "--";

  private IndicatorIds() {}

  /**
   * The id of an envelope's indicator, if the envelope's key cannot be told from it: the indicator
   * came as STIX with an id of its own, or the envelope's id is a hash.
   */
  public static Optional<String> unlikeKey(Envelope envelope) {
    if (envelope.protocol().format().equals(StixFormat.NAME)) {
      String ofKey = PREFIX + envelope.id().dedupKey().value();
      return objects(envelope.payload().json())
          .filter(object -> object.path("type").asText().equals(TYPE))
          .map(object -> object.path("id").asText())
          .findFirst()
          .filter(id -> !id.equals(ofKey));
    }
    return envelope.id() instanceof EnvelopeId.Hash hash
        ? Optional.of(PREFIX + StableIds.of(hash))
        : Optional.empty();
  }

  private static Stream<JsonNode> objects(ObjectNode json) {
    return json.path("type").asText().equals("bundle")
        ? json.path("objects").valueStream()
        : Stream.of(json);
  }

  /** Whether it can be the id of an indicator. */
  public static boolean isOne(String id) {
    return id.startsWith(PREFIX);
  }

  /** The id that an indicator's envelope has, unless the indicator has an id of its own. */
  public static Optional<EnvelopeId> envelope(String indicator) {
    if (!indicator.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      return Optional.of(EnvelopeId.parse(indicator.substring(PREFIX.length())));
    } catch (IllegalArgumentException noUuid) {
      return Optional.empty();
    }
  }
}
