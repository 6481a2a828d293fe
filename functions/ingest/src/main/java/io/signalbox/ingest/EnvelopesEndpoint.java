package io.signalbox.ingest;

import io.signalbox.access.Authenticator;
import io.signalbox.access.Caller;
import io.signalbox.access.Grant;
import io.signalbox.access.PostQuota;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemException;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.envelope.Beginning;
import io.signalbox.envelope.EnvelopeReader;
import io.signalbox.envelope.MetaKeys;
import io.signalbox.envelope.Path;
import io.signalbox.envelope.ReadBatch;
import io.signalbox.envelope.UnreadableBody;
import io.signalbox.envelopes.ingest.Ingest;
import io.signalbox.envelopes.ingest.ItemResult;
import io.signalbox.envelopes.ingest.Sender;
import io.signalbox.envelopes.ingest.Status;
import io.signalbox.settings.Instance;
import io.signalbox.settings.Instance.InvalidContent;
import io.signalbox.settings.Instance.UnknownFields;
import java.util.List;
import java.util.stream.Stream;

/** {@code POST /v1/envelopes}. */
final class EnvelopesEndpoint {
  private final Authenticator gate;
  private final Ingest ingest;
  private final PostQuota quota;
  private final ActivityRecorder activity;
  private final EnvelopeReader reader = new EnvelopeReader();

  EnvelopesEndpoint(Authenticator gate, Ingest ingest, PostQuota quota, ActivityRecorder activity) {
    this.gate = gate;
    this.ingest = ingest;
    this.quota = quota;
    this.activity = activity;
  }

  Response post(Request request) {
    Caller caller = gate.authenticate(request);
    caller.require(Grant.post());
    Sender sender = sender(caller);
    Path path = path(request);
    try (ActivityRecorder.Post post = activity.begin(sender.name())) {
      return answer(request, caller, sender, path, post);
    }
  }

  private Response answer(
      Request request, Caller caller, Sender sender, Path path, ActivityRecorder.Post post) {
    PostQuota.Begun begun = quota.begin(caller.instance(), request.bodySizeInBytes());
    if (request.header(Request.CUT_HEADER).isPresent()) {
      UnreadableBody cut = UnreadableBody.TooLarge.ofBody();
      post.refused(String.valueOf(cut.getMessage()));
      return unreadable(sender, cut, request);
    }
    try {
      ReadBatch batch =
          reader.read(
              request.body(),
              request.header("Content-Type").orElse(""),
              request.header("Content-Encoding"));
      begun.complete(batch.items().size());
      List<ItemResult> results = post.kept(ingest.keep(sender, batch, path));
      return wantsLittle(request) ? Answer.minimal(results) : Answer.to(results);
    } catch (UnreadableBody unreadable) {
      post.refused(String.valueOf(unreadable.getMessage()));
      return unreadable(sender, unreadable, request);
    }
  }

  private static boolean wantsLittle(Request request) {
    return Stream.of(request.header("Prefer").orElse("").split(",", -1))
        .map(String::strip)
        .anyMatch("return=minimal"::equalsIgnoreCase);
  }

  private static Sender sender(Caller caller) {
    Instance instance = caller.instance();
    return new Sender(
        instance.name(),
        // Tags of an event that the hub did not take are none of its sender's trouble.
        instance.invalidContent() == InvalidContent.QUARANTINE || instance.incoming().isPresent(),
        instance.unknownFields() == UnknownFields.REFUSE,
        caller.has(Grant.administer()),
        instance.hub().isPresent());
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

  private Response unreadable(Sender sender, UnreadableBody body, Request request) {
    String reason = String.valueOf(body.getMessage());
    return switch (body) {
      case UnreadableBody.TooLarge large -> {
        if (sender.quarantines()) {
          yield quarantined(sender, reason, beginning(request));
        }
        throw Problem.of(ProblemType.TOO_LARGE, reason)
            .with("limitName", large.limitName())
            .with("limit", large.limit())
            .exception();
      }
      case UnreadableBody.UnsupportedType unsupported ->
          throw Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, reason).exception();
      case UnreadableBody.Malformed malformed -> malformed(sender, malformed, reason);
    };
  }

  private Response malformed(Sender sender, UnreadableBody.Malformed body, String reason) {
    if (sender.quarantines() && body.text().isPresent()) {
      return quarantined(sender, reason, body.text().get());
    }
    throw problem(body, reason);
  }

  private Response quarantined(Sender sender, String reason, String text) {
    ingest.quarantine(sender, reason, text);
    return Answer.to(
        List.of(ItemResult.of(0, Status.REJECTED, new ItemResult.Fault("", reason)).quarantined()));
  }

  private static String beginning(Request request) {
    return Beginning.of(
        request.body(),
        request.header("Content-Type").orElse(""),
        request.header("Content-Encoding"));
  }

  private static ProblemException problem(UnreadableBody.Malformed body, String reason) {
    Problem problem =
        Problem.of(ProblemType.MALFORMED_REQUEST, reason).with("expected", body.expected());
    return body.line() == 0
        ? problem.exception()
        : problem.with("line", body.line()).with("column", body.column()).exception();
  }
}
