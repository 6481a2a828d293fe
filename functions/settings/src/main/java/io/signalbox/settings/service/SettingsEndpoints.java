package io.signalbox.settings.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Authenticator;
import io.signalbox.access.Caller;
import io.signalbox.access.audit.AuditedEndpoints;
import io.signalbox.api.Endpoint;
import io.signalbox.api.Parameters;
import io.signalbox.api.Preconditions;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.settings.Author;
import io.signalbox.settings.Kind;
import io.signalbox.settings.Revision;
import io.signalbox.settings.check.Fault;
import io.signalbox.settings.people.Permission;
import io.signalbox.settings.proposals.ProposedChange;
import io.signalbox.settings.service.check.SchemaCheck;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads and writes settings over HTTP. The schema is for everybody, all else for roles that permit
 * it. Hashes of tokens are shown to administrators alone.
 */
final class SettingsEndpoints {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String DRY_RUN = "dryRun";

  private final Authenticator gate;
  private final SettingsService service;
  private final SchemaCheck schema;
  private final HistoryEndpoint history;
  private final Clock clock;

  SettingsEndpoints(Authenticator gate, SettingsService service, SchemaCheck schema, Clock clock) {
    this.gate = gate;
    this.service = service;
    this.schema = schema;
    this.history = new HistoryEndpoint(service);
    this.clock = clock;
  }

  List<Endpoint> all() {
    String entry = "/v1/settings/{kind}/{name}";
    return List.of(
        Endpoint.get("/v1/settings", this::getAll),
        Endpoint.put("/v1/settings", this::putAll).taking(DRY_RUN),
        Endpoint.get("/v1/settings/schema", this::getSchema),
        Endpoint.get("/v1/settings/history", this::listHistory).taking(HistoryEndpoint.PARAMETERS),
        Endpoint.post(HistoryEndpoint.REVERT, this::revert).taking(DRY_RUN),
        Endpoint.get(entry, this::get),
        Endpoint.put(entry, this::put).taking(DRY_RUN),
        Endpoint.delete(entry, this::delete).taking(DRY_RUN));
  }

  private Caller reader(Request request) {
    Caller caller = gate.authenticate(request);
    caller.require(Permission.SEE_SETTINGS);
    return caller;
  }

  private Response listHistory(Request request) {
    reader(request);
    return history.list(request);
  }

  private Response revert(Request request) {
    WriteRequest terms = terms(request);
    return answer(request, terms, service.revert(request.pathParameter("revision"), terms));
  }

  private Response getSchema(Request request) {
    return Response.bytes(
        200, "application/schema+json", schema.text().getBytes(StandardCharsets.UTF_8));
  }

  private Response getAll(Request request) {
    Caller caller = reader(request);
    Revision revision = service.current();
    ObjectNode document = revision.json();
    return answer(request, shown(caller.may(Permission.ADMINISTER), document), ETags.of(revision));
  }

  private Response get(Request request) {
    Caller caller = reader(request);
    return entry(request, service.current())
        .map(
            entry ->
                answer(
                    request,
                    shown(caller.may(Permission.ADMINISTER), request, entry),
                    ETags.of(entry)))
        .orElseGet(Answers::absent);
  }

  private static ObjectNode shown(boolean isAdministrator, ObjectNode document) {
    return isAdministrator ? document : ChangedPlaces.masked(document);
  }

  private static JsonNode shown(boolean isAdministrator, Request request, JsonNode entry) {
    if (isAdministrator || kind(request).orElseThrow() != Kind.INSTANCES) {
      return entry;
    }
    ObjectNode document = MAPPER.createObjectNode();
    document.putObject(Kind.INSTANCES.text()).set(name(request), entry);
    return Kind.INSTANCES.entries(ChangedPlaces.masked(document)).path(name(request));
  }

  private static Response answer(Request request, JsonNode body, String tag) {
    return Preconditions.of(request).know(tag)
        ? Answers.notModified(tag)
        : Answers.tagged(200, body, tag);
  }

  private Response putAll(Request request) {
    WriteRequest terms = terms(request);
    return answer(request, terms, service.putAll(body(request), terms));
  }

  private Response put(Request request) {
    WriteRequest terms = terms(request);
    return kind(request)
        .map(kind -> service.put(kind, name(request), body(request), terms))
        .map(written -> answer(request, terms, written))
        .orElseGet(Answers::absent);
  }

  private Response delete(Request request) {
    WriteRequest terms = terms(request);
    return kind(request)
        .map(kind -> service.delete(kind, name(request), terms))
        .map(written -> answer(request, terms, written))
        .orElseGet(Answers::absent);
  }

  private static Response answer(Request request, WriteRequest terms, Written written) {
    return switch (written) {
      case Written.Done(Revision revision, boolean created, List<Fault> warnings) ->
          done(request, terms.rights().isAdministrator(), revision, created ? 201 : 200, warnings)
              .withHeader(AuditedEndpoints.REVISION, revision.id());
      case Written.Planned(Revision base, Changes changes, List<Fault> warnings) ->
          Answers.tagged(
              200, Answers.warned(MAPPER.valueToTree(changes), warnings), ETags.of(base));
      case Written.Invalid invalid -> Answers.invalid(invalid.faults());
      case Written.Stale(Optional<String> tag) -> Answers.stale(tag);
      case Written.Unnamed() -> Answers.unnamed();
      case Written.Forbidden() -> Answers.forbidden();
      case Written.Proposed(ProposedChange proposal) -> Answers.proposed(proposal);
      case Written.Absent() -> Answers.absent();
      case Written.InUse inUse -> Answers.inUse(inUse);
    };
  }

  private static Response done(
      Request request,
      boolean isAdministrator,
      Revision revision,
      int status,
      List<Fault> warnings) {
    if (kind(request).isEmpty()) {
      ObjectNode document = shown(isAdministrator, revision.json());
      return Answers.tagged(status, Answers.warned(document, warnings), ETags.of(revision));
    }
    return entry(request, revision)
        .map(
            entry ->
                Answers.tagged(
                    status,
                    Answers.warned(shown(isAdministrator, request, entry), warnings),
                    ETags.of(entry)))
        .orElseGet(() -> Response.empty(204));
  }

  private static Optional<JsonNode> entry(Request request, Revision revision) {
    return kind(request).flatMap(kind -> revision.entry(kind, name(request)));
  }

  /** Empty for a request for the whole document. */
  private static Optional<Kind> kind(Request request) {
    return request.optionalPathParameter("kind").flatMap(Kind::of);
  }

  private static String name(Request request) {
    return request.pathParameter("name");
  }

  /** Asks first who it is: others learn nothing of what is wrong with their request. */
  private WriteRequest terms(Request request) {
    Caller caller = gate.authenticate(request);
    caller.require(Permission.EDIT_RULES);
    return new WriteRequest(
        new Author(caller.name(), clock.instant(), request.method() + " " + request.path()),
        Preconditions.of(request),
        commitment(request),
        Rights.of(caller));
  }

  private static Commitment commitment(Request request) {
    return new Parameters(request).flag(DRY_RUN).orElse(false)
        ? Commitment.DRY_RUN
        : Commitment.WRITE;
  }

  /** The one JSON object that a request has. */
  static ObjectNode body(Request request) {
    String type = request.header("Content-Type").orElse(Response.JSON).toLowerCase(Locale.ROOT);
    boolean encoded =
        request.header("Content-Encoding").filter(name -> !name.equals("identity")).isPresent();
    if (encoded || !type.split(";", 2)[0].strip().equals(Response.JSON)) {
      throw Problem.of(
              ProblemType.UNSUPPORTED_MEDIA_TYPE,
              "Settings are application/json, without content encoding.")
          .exception();
    }
    return StrictJson.object(request.body());
  }
}
