package io.signalbox.track;

import io.signalbox.access.Authenticator;
import io.signalbox.access.Caller;
import io.signalbox.access.Grant;
import io.signalbox.api.ByteRange;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.RawContent;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.DeliveryTraces;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * {@code GET /v1/envelopes/{id}/raw}: the raw text of a report or an event, byte for byte, whole or
 * in ranges (IEP04's cached reports). It is for its sender, for administrators, and for who may
 * read it in a feed.
 */
final class RawEndpoint {
  private final Authenticator gate;
  private final EnvelopeStore envelopeStore;
  private final DeliveryTraces trails;
  private final FeedCeilings ceilings;

  RawEndpoint(
      Authenticator gate,
      EnvelopeStore envelopeStore,
      DeliveryTraces trails,
      FeedCeilings ceilings) {
    this.gate = gate;
    this.envelopeStore = envelopeStore;
    this.trails = trails;
    this.ceilings = ceilings;
  }

  Response download(Request request) {
    Caller caller = gate.authenticate(request);
    Envelope envelope =
        envelopeStore
            .find(EnvelopeEndpoint.id(request))
            .flatMap(found -> readable(caller, found.first()))
            .orElseThrow(() -> notFound("There is no such envelope for this instance."));
    byte[] content = content(envelope);
    return ByteRange.answer(request, "application/octet-stream", tag(content), content)
        .withHeader(
            "Content-Disposition",
            "attachment; filename=\"%s.raw\"".formatted(envelope.id().dedupKey().value()))
        .withHeader("X-Content-Type-Options", "nosniff");
  }

  private Optional<Envelope> readable(Caller caller, StoredEnvelope stored) {
    return EnvelopeEndpoint.mayBeSeen(caller, stored)
        ? Optional.of(stored.envelope())
        : trails.of(stored).places().stream()
            .map(place -> place.feed().destination())
            .filter(feed -> caller.has(Grant.read(feed)))
            .flatMap(feed -> ceilings.released(stored, feed, caller.instance()).stream())
            .findFirst();
  }

  private static byte[] content(Envelope envelope) {
    try {
      return RawContent.of(envelope)
          .orElseThrow(
              () -> notFound("This envelope has no raw text: its payload has no field raw."));
    } catch (RawContent.TooLarge tooLarge) {
      throw Problem.of(ProblemType.TOO_LARGE, tooLarge.getMessage() + ".").exception();
    }
  }

  private static RuntimeException notFound(String detail) {
    return Problem.of(ProblemType.NOT_FOUND, detail).exception();
  }

  private static String tag(byte[] content) {
    try {
      return '"'
          + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content))
          + '"';
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }
}
