package io.signalbox.deliver.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.EnvelopeReader;
import io.signalbox.envelope.ReadItem;
import io.signalbox.envelope.UnreadableBody;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.formats.Conversion;
import io.signalbox.formats.DestinationFormat;
import io.signalbox.formats.HubIdentity;
import io.signalbox.settings.Destination;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Envelopes as they lie in a feed. */
final class StoredEnvelopes {
  private static final Instant RECEIVED_AT = Instant.parse("2026-11-22T07:59:58Z");

  static final HubIdentity HUB = new HubIdentity("hub-a", "Hub A", "hub@hub.example");

  private StoredEnvelopes() {}

  /** As the destination wants them. */
  static List<Conversion> conversions(Destination destination, List<StoredEnvelope> envelopes) {
    var format = new DestinationFormat(HUB);
    return envelopes.stream()
        .map(one -> format.write(destination, one.envelope(), one.receivedAt()))
        .toList();
  }

  /** So many events, each under an id and with a text of its own. */
  static List<StoredEnvelope> events(int count) {
    var arrivals = new ArrayList<StoredEnvelope>();
    for (int i = 1; i <= count; i++) {
      arrivals.add(event(i, "text " + i));
    }
    return arrivals;
  }

  /** An event that lacks a field. */
  static StoredEnvelope without(int number, String field) {
    return of(
        """
        {"meta":{"uuid":"72ddb00c-2d0a-4eea-b7ac-%012d"},"payload":{"comment":"no %s"}}\
        """
            .formatted(number, field));
  }

  static StoredEnvelope event(int number, String text) {
    return of(
        """
        {"format":"intelmq","version":1,"type":"event",
         "meta":{"uuid":"72ddb00c-2d0a-4eea-b7ac-%012d","rtir:ticket":7,"signalbox:path":"!hub-a"},
         "payload":{"source.ip":"192.0.2.%d","event_description.text":"%s"}}\
        """
            .formatted(number, number % 256, text));
  }

  static StoredEnvelope of(String json) {
    var envelope = read(json.getBytes(UTF_8), "application/json").getFirst();
    return new StoredEnvelope(
        EnvelopeKey.first(envelope.id().dedupKey()), envelope, "cert-at", RECEIVED_AT);
  }

  /** What a hub on the other side reads from a body. */
  static List<Envelope> read(byte[] body, String type) {
    try {
      var items = new EnvelopeReader().read(body, type, Optional.empty()).items();
      return items.stream().map(ReadItem.Parsed.class::cast).map(item -> item.envelope()).toList();
    } catch (UnreadableBody unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  static byte[] inflated(byte[] body) {
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return gzip.readAllBytes();
    } catch (IOException notGzip) {
      throw new AssertionError(notGzip);
    }
  }
}
