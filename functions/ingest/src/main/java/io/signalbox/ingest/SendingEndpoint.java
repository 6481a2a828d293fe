package io.signalbox.ingest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Authenticator;
import io.signalbox.access.Caller;
import io.signalbox.access.PostQuota;
import io.signalbox.api.Endpoint;
import io.signalbox.api.Parameters;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemException;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.envelope.EnvelopeReader;
import io.signalbox.envelope.Path;
import io.signalbox.envelope.ReadBatch;
import io.signalbox.envelope.ReadItem;
import io.signalbox.envelope.UnreadableBody;
import io.signalbox.envelopes.ingest.Ingest;
import io.signalbox.envelopes.ingest.Sender;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.settings.SettingsSource;
import io.signalbox.settings.people.Permission;
import java.util.List;
import java.util.regex.Pattern;

/**
 * {@code POST /v1/sendings}: events of a handler that go to one destination, once, and by no route.
 * What is not as IntelMQ has it is refused, each row for itself. Whoever repeats a sending, or
 * corrects its refused rows, sends nothing twice: the id of a row follows from the sending.
 */
final class SendingEndpoint {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private final Authenticator gate;
  private final Ingest ingest;
  private final PostQuota quota;
  private final ActivityRecorder activity;
  private final SettingsSource settings;
  private final EnvelopeReader reader = new EnvelopeReader();

  SendingEndpoint(
      Authenticator gate,
      Ingest ingest,
      PostQuota quota,
      ActivityRecorder activity,
      SettingsSource settings) {
    this.gate = gate;
    this.ingest = ingest;
    this.quota = quota;
    this.activity = activity;
    this.settings = settings;
  }

  Endpoint endpoint() {
    return Endpoint.post("/v1/sendings", this::send).taking("destination", "id", "dryRun");
  }

  private Response send(Request request) {
    Caller caller = gate.authenticate(request);
    caller.require(Permission.HANDLE);
    Sending sending = sending(request, caller);
    if (new Parameters(request).flag("dryRun").orElse(false)) {
      return trial(sending, rows(request, sending));
    }
    quota.begin(caller.instance(), request.bodySizeInBytes());
    try (ActivityRecorder.Post post = activity.begin(caller.name())) {
      List<ReadItem> rows = rows(request, sending);
      quota.complete(caller.instance(), rows.size(), request.bodySizeInBytes());
      Sender sender = new Sender(caller.name(), false, false, false);
      return Answer.to(post.kept(ingest.keep(sender, new ReadBatch(rows), Path.EMPTY)));
    }
  }

  private List<ReadItem> rows(Request request, Sending sending) {
    try {
      return reader
          .read(
              request.body(),
              request.header("Content-Type").orElse(""),
              request.header("Content-Encoding"))
          .items()
          .stream()
          .map(sending::item)
          .toList();
    } catch (UnreadableBody unreadable) {
      ProblemType type =
          switch (unreadable) {
            case UnreadableBody.TooLarge _ -> ProblemType.TOO_LARGE;
            case UnreadableBody.UnsupportedType _ -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
            case UnreadableBody.Malformed _ -> ProblemType.MALFORMED_REQUEST;
          };
      throw Problem.of(type, String.valueOf(unreadable.getMessage())).exception();
    }
  }

  private Sending sending(Request request, Caller caller) {
    String id = request.query("id").orElse("");
    if (!ID.matcher(id).matches()) {
      throw parameter(
          "id", "1 to 64 letters, digits, dots, hyphens, such as 2026-11-29-open-mongodb");
    }
    String destination =
        request.query("destination").orElseThrow(() -> parameter("destination", "a destination"));
    SettingsDocument document = settings.current();
    if (!caller.instance().grants().deliver().mayName(destination)) {
      throw Problem.of(
              ProblemType.FORBIDDEN,
              "The instance needs the grant deliver.destinations for " + destination + ".")
          .exception();
    }
    if (!document.destinations().containsKey(destination)) {
      throw Problem.of(ProblemType.NOT_FOUND, "There is no destination " + destination + ".")
          .exception();
    }
    if (document.hub().approvals() > 0) {
      throw Problem.of(
              ProblemType.CONFLICT,
              "This hub has approvals, and nobody can approve a sending. Propose a route instead.")
          .exception();
    }
    return new Sending(caller.name(), id, destination);
  }

  private static Response trial(Sending sending, List<ReadItem> rows) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("sending", sending.id());
    answer.put("destination", sending.destination());
    ObjectNode counts = answer.putObject("counts");
    ArrayNode items = answer.putArray("items");
    for (ReadItem row : rows) {
      if (row instanceof ReadItem.Malformed bad) {
        items
            .addObject()
            .put("index", bad.index())
            .put("field", bad.field())
            .put("reason", bad.reason());
      }
    }
    counts.put("valid", rows.size() - items.size());
    counts.put("invalid", items.size());
    return Response.json(200, answer);
  }

  private static ProblemException parameter(String name, String expected) {
    return Problem.of(ProblemType.INVALID_PARAMETER, "Expected: " + expected)
        .with("parameter", name)
        .exception();
  }
}
