package io.signalbox.ingest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Authenticator;
import io.signalbox.access.Caller;
import io.signalbox.access.PostQuota;
import io.signalbox.access.person.Person;
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
import io.signalbox.ingest.ProposedSending.State;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.settings.SettingsSource;
import io.signalbox.settings.people.Permission;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code POST /v1/sendings}: events of a handler that go to one destination, once, and by no route.
 * What is not as IntelMQ has it is refused, each row for itself. Whoever repeats a sending, or
 * corrects its refused rows, sends nothing twice: the id of a row follows from the sending. Where
 * changes need approval, the rows wait until others have approved the sending.
 */
final class SendingEndpoint {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private final Authenticator gate;
  private final Ingest ingest;
  private final PostQuota quota;
  private final ActivityRecorder activity;
  private final SettingsSource settings;
  private final ProposedSendings proposals;
  private final Clock clock;
  private final EnvelopeReader reader = new EnvelopeReader();

  SendingEndpoint(
      Authenticator gate,
      Ingest ingest,
      PostQuota quota,
      ActivityRecorder activity,
      SettingsSource settings,
      ProposedSendings proposals,
      Clock clock) {
    this.gate = gate;
    this.ingest = ingest;
    this.quota = quota;
    this.activity = activity;
    this.settings = settings;
    this.proposals = proposals;
    this.clock = clock;
  }

  Endpoint endpoint() {
    return Endpoint.post("/v1/sendings", this::send).taking("destination", "id", "dryRun");
  }

  private Response send(Request request) {
    Caller caller = gate.authenticate(request);
    caller.require(Permission.HANDLE);
    Sending sending = sending(request, caller);
    boolean mustWait = settings.latest().hub().approvals() > 0;
    if (new Parameters(request).flag("dryRun").orElse(false)) {
      ObjectNode trial = trial(sending, sending.items(posted(request)));
      return Response.json(200, mustWait ? trial.put("approval", true) : trial);
    }
    PostQuota.Begun begun = quota.begin(caller.instance(), request.bodySizeInBytes());
    try (ActivityRecorder.Post post = activity.begin(caller.name())) {
      List<ReadItem> posted = posted(request);
      begun.complete(posted.size());
      List<ReadItem> rows = sending.items(posted);
      if (mustWait) {
        ProposedSending standing = propose(sending, posted, rows);
        if (standing.state() == State.PROPOSED) {
          return waiting(standing, rows);
        }
      }
      Sender sender = new Sender(caller.name(), false, false, false);
      return Answer.to(post.kept(ingest.keep(sender, new ReadBatch(rows), Path.EMPTY)));
    }
  }

  /** The same rows of the same sending are one proposal, whatever has become of it. */
  private ProposedSending propose(Sending sending, List<ReadItem> posted, List<ReadItem> rows) {
    Set<Integer> refused =
        rows.stream()
            .filter(ReadItem.Malformed.class::isInstance)
            .map(ReadItem::index)
            .collect(Collectors.toSet());
    if (refused.size() == rows.size()) {
      throw Problem.of(ProblemType.INVALID_CONTENT, "No row can be sent.")
          .with("items", trial(sending, rows).path("items"))
          .exception();
    }
    SentRows kept = SentRows.of(posted, refused);
    for (ReadItem row : rows) {
      if (kept.isTooLarge(row.index())) {
        throw Problem.of(
                ProblemType.TOO_LARGE,
                "Row %d has more than %,d bytes: it cannot wait for an approval."
                    .formatted(row.index(), SentRows.ROW_LIMIT_BYTES))
            .exception();
      }
    }
    ProposedSending standing =
        proposals.addIfAbsent(
            new ProposedSending(
                kept.digest(sending),
                sending,
                clock.instant(),
                State.PROPOSED,
                rows.size() - refused.size(),
                refused.size(),
                List.of(),
                Map.of()),
            kept);
    if (standing.state() == State.REJECTED) {
      throw Problem.of(
              ProblemType.CONFLICT, "This sending was rejected. Propose it under another id.")
          .exception();
    }
    return standing;
  }

  private static Response waiting(ProposedSending proposed, List<ReadItem> rows) {
    ObjectNode answer = ProposedSendingJson.write(proposed);
    answer.setAll(trial(proposed.sending(), rows));
    return Response.json(202, answer).withHeader("Location", "/v1/sendings/" + proposed.id());
  }

  private List<ReadItem> posted(Request request) {
    try {
      return reader
          .read(
              request.body(),
              request.header("Content-Type").orElse(""),
              request.header("Content-Encoding"))
          .items();
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
    if (!mayName(caller, destination)) {
      throw Problem.of(
              ProblemType.FORBIDDEN,
              "The instance needs the grant deliver.destinations for " + destination + ".")
          .exception();
    }
    if (!document.destinations().containsKey(destination)) {
      throw Problem.of(ProblemType.NOT_FOUND, "There is no destination " + destination + ".")
          .exception();
    }
    return new Sending(caller.name(), id, destination);
  }

  /**
   * People of the sign-in provider may propose any destination where others must approve a sending.
   */
  private boolean mayName(Caller caller, String destination) {
    boolean mustWait = settings.latest().hub().approvals() > 0;
    return caller.instance().grants().deliver().mayName(destination)
        || (mustWait && caller.name().startsWith(Person.PREFIX));
  }

  private static ObjectNode trial(Sending sending, List<ReadItem> rows) {
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
    return answer;
  }

  private static ProblemException parameter(String name, String expected) {
    return Problem.of(ProblemType.INVALID_PARAMETER, "Expected: " + expected)
        .with("parameter", name)
        .exception();
  }
}
