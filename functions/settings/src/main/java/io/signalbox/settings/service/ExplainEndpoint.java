package io.signalbox.settings.service;

import io.signalbox.access.Authenticator;
import io.signalbox.access.Caller;
import io.signalbox.api.Endpoint;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.envelope.EnvelopeReader;
import io.signalbox.envelope.ReadItem;
import io.signalbox.envelope.UnreadableBody;
import io.signalbox.formats.HubIdentity;
import io.signalbox.settings.people.Permission;
import java.time.Clock;
import java.util.List;

/**
 * Explains to administrators what would become of envelopes, in any form, were they posted by the
 * instance of {@code ?sender=}. Nothing is kept or sent.
 */
final class ExplainEndpoint {
  /** How many envelopes are explained at once: each names every route. */
  private static final int ENVELOPES_LIMIT = 20;

  private final Authenticator gate;
  private final SettingsService service;
  private final HubIdentity hub;
  private final DirectoryAnswers directory;
  private final HistoryAnswers history;
  private final MailPreview mails;
  private final Clock clock;
  private final EnvelopeReader reader = new EnvelopeReader();

  ExplainEndpoint(
      Authenticator gate,
      SettingsService service,
      HubIdentity hub,
      DirectoryAnswers directory,
      HistoryAnswers history,
      MailPreview mails,
      Clock clock) {
    this.history = history;
    this.mails = mails;
    this.gate = gate;
    this.service = service;
    this.hub = hub;
    this.directory = directory;
    this.clock = clock;
  }

  Endpoint endpoint() {
    return Endpoint.post("/v1/settings/explain", this::explain).taking("sender");
  }

  private Response explain(Request request) {
    Caller caller = gate.authenticate(request);
    caller.require(Permission.SEE_SETTINGS);
    List<ReadItem> items = items(request);
    if (items.size() > ENVELOPES_LIMIT) {
      throw tooLarge("At most " + ENVELOPES_LIMIT + " envelopes are explained at once.")
          .exception();
    }
    String sender = request.query("sender").orElse(caller.name());
    Explanation explanation =
        new Explanation(
            service.current().document(),
            new Preview(hub, clock.instant()),
            directory,
            history,
            mails,
            sender);
    return Response.json(200, explanation.of(items));
  }

  private List<ReadItem> items(Request request) {
    try {
      return reader
          .read(
              request.body(),
              request.header("Content-Type").orElse(""),
              request.header("Content-Encoding"))
          .items();
    } catch (UnreadableBody unreadable) {
      throw problem(unreadable).exception();
    }
  }

  private static Problem problem(UnreadableBody unreadable) {
    return switch (unreadable) {
      case UnreadableBody.Malformed malformed ->
          Problem.of(ProblemType.MALFORMED_REQUEST, "Expected: " + malformed.expected())
              .with("line", malformed.line())
              .with("column", malformed.column());
      case UnreadableBody.TooLarge large ->
          tooLarge("The body passes a limit.").with(large.limitName(), large.limit());
      case UnreadableBody.UnsupportedType unsupported ->
          Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, String.valueOf(unsupported.getMessage()));
    };
  }

  private static Problem tooLarge(String detail) {
    return Problem.of(ProblemType.TOO_LARGE, detail);
  }
}
