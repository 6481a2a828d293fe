package io.signalbox.ingest;

import io.signalbox.access.Authenticator;
import io.signalbox.access.Caller;
import io.signalbox.access.Grant;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemException;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.envelope.EnvelopeReader;
import io.signalbox.envelope.MetaKeys;
import io.signalbox.envelope.Path;
import io.signalbox.envelope.ReadBatch;
import io.signalbox.envelope.UnreadableBody;
import io.signalbox.settings.Instance;
import io.signalbox.settings.Instance.InvalidContent;
import io.signalbox.settings.Instance.UnknownFields;
import java.util.List;

/** {@code POST /v1/envelopes}. */
final class EnvelopesEndpoint {
  private final Authenticator gate;
  private final Ingest ingest;
  private final EnvelopeReader reader = new EnvelopeReader();

  EnvelopesEndpoint(Authenticator gate, Ingest ingest) {
    this.gate = gate;
    this.ingest = ingest;
  }

  Response post(Request request) {
    Caller caller = gate.authenticate(request);
    caller.require(Grant.post());
    Sender sender = sender(caller.instance());
    Path path = path(request);
    try {
      ReadBatch batch =
          reader.read(
              request.body(),
              request.header("Content-Type").orElse(""),
              request.header("Content-Encoding"));
      return Answer.to(ingest.keep(sender, batch, path));
    } catch (UnreadableBody unreadable) {
      return unreadable(sender, unreadable);
    }
  }

  private static Sender sender(Instance instance) {
    return new Sender(
        instance.name(),
        instance.invalidContent() == InvalidContent.QUARANTINE,
        instance.unknownFields() == UnknownFields.REFUSE);
  }

  private static Path path(Request request) {
    try {
      return Path.parse(request.header(MetaKeys.PATH_HEADER).orElse(""));
    } catch (IllegalArgumentException broken) {
      throw Problem.of(
              ProblemType.MALFORMED_REQUEST, MetaKeys.PATH_HEADER + ": " + broken.getMessage())
          .exception();
    }
  }

  private Response unreadable(Sender sender, UnreadableBody body) {
    String reason = String.valueOf(body.getMessage());
    return switch (body) {
      case UnreadableBody.TooLarge large ->
          throw Problem.of(ProblemType.TOO_LARGE, reason)
              .with("limitName", large.limitName())
              .with("limit", large.limit())
              .exception();
      case UnreadableBody.UnsupportedType unsupported ->
          throw Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, reason).exception();
      case UnreadableBody.Malformed malformed -> malformed(sender, malformed, reason);
    };
  }

  private Response malformed(Sender sender, UnreadableBody.Malformed body, String reason) {
    if (sender.quarantines() && body.text().isPresent()) {
      ingest.quarantine(sender, reason, body.text().get());
      return Answer.to(
          List.of(
              ItemResult.of(0, Status.REJECTED, new ItemResult.Fault("", reason)).quarantined()));
    }
    throw problem(body, reason);
  }

  private static ProblemException problem(UnreadableBody.Malformed body, String reason) {
    Problem problem =
        Problem.of(ProblemType.MALFORMED_REQUEST, reason).with("expected", body.expected());
    return body.line() == 0
        ? problem.exception()
        : problem.with("line", body.line()).with("column", body.column()).exception();
  }
}
