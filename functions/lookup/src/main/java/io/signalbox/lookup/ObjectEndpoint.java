package io.signalbox.lookup;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Authenticator;
import io.signalbox.api.Parameters;
import io.signalbox.api.Preconditions;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemException;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.directory.AuditEntry;
import io.signalbox.directory.DirectoryObject;
import io.signalbox.directory.DirectoryStore;
import io.signalbox.directory.DirectoryView;
import io.signalbox.directory.Fault;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.ObjectKind;
import io.signalbox.directory.Stored;
import io.signalbox.directory.edit.DirectoryEditor;
import io.signalbox.directory.edit.Edited;
import io.signalbox.directory.json.AuditJson;
import io.signalbox.directory.json.DirectoryJson;
import io.signalbox.directory.json.ObjectReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * {@code /v1/directory/{kind}/{name}}: single objects. For administrators, and for the people of
 * organisations as far as {@link DirectoryAccess} lets them.
 */
final class ObjectEndpoint {
  private static final int DEFAULT_LIMIT = 100;
  private static final int LARGEST_LIMIT = 1_000;

  private final Authenticator authenticator;
  private final DirectoryStore store;
  private final DirectoryEditor editor;
  private final RuleApprovals approvals;

  ObjectEndpoint(
      Authenticator authenticator,
      DirectoryStore store,
      DirectoryEditor editor,
      RuleApprovals approvals) {
    this.authenticator = authenticator;
    this.store = store;
    this.editor = editor;
    this.approvals = approvals;
  }

  Response list(Request request) {
    DirectoryAccess access = DirectoryAccess.reading(authenticator, request);
    Parameters parameters = new Parameters(request);
    ObjectKind kind = kind(request);
    int limit = parameters.number("limit", 1, LARGEST_LIMIT, DEFAULT_LIMIT);
    Optional<String> after = parameters.parsed("after", name -> new ObjectId(kind, name).name());
    Optional<String> state = parameters.parsed("state", ObjectStates::parse);
    DirectoryView view = store.current();
    List<Stored<DirectoryObject>> objects =
        access
            .delegation()
            .map(part -> page(part.list(view, kind), after, limit))
            .orElseGet(() -> view.list(kind, after, limit));
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode list = json.putArray(kind.plural());
    objects.stream()
        .filter(one -> state.isEmpty() || state.equals(ObjectStates.of(one.object())))
        .forEach(one -> list.add(DirectoryJson.named(one)));
    if (objects.size() == limit) {
      json.put("next", objects.getLast().object().id().name());
    }
    return Response.json(200, json);
  }

  private static List<Stored<DirectoryObject>> page(
      List<Stored<DirectoryObject>> all, Optional<String> after, int limit) {
    return all.stream()
        .filter(one -> after.map(name -> name.compareTo(one.object().id().name()) < 0).orElse(true))
        .limit(limit)
        .toList();
  }

  /** One object; with {@code history=true} its changes, which outlive it. */
  Response get(Request request) {
    DirectoryAccess access = DirectoryAccess.reading(authenticator, request);
    ObjectId id = id(request);
    DirectoryView view = store.current();
    Optional<Stored<DirectoryObject>> standing =
        view.get(id).filter(one -> access.mayRead(view, one.object()));
    if (new Parameters(request).flag("history").orElse(false)) {
      List<AuditEntry> history =
          standing.isPresent() || access.delegation().isEmpty() ? view.history(id) : List.of();
      if (standing.isEmpty() && history.isEmpty()) {
        throw absent();
      }
      ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", id.name());
      ArrayNode list = json.putArray("history");
      history.forEach(entry -> list.add(AuditJson.write(entry)));
      return Response.json(200, json);
    }
    return standing.map(one -> answer(200, one)).orElseThrow(ObjectEndpoint::absent);
  }

  Response put(Request request) {
    DirectoryAccess access = DirectoryAccess.changing(authenticator, request);
    ObjectId id = id(request);
    List<Fault> faults = new ArrayList<>();
    DirectoryObject object =
        ObjectReader.read(id, RequestBody.object(request), "", faults)
            .orElseThrow(() -> invalid(faults));
    String writer = access.caller().name();
    var precondition = precondition(request);
    if (approvals.concern(id)) {
      return editor
          .refusalOfPut(object, precondition, access.guard())
          .map(ObjectEndpoint::answer)
          .orElseGet(() -> approvals.propose(request, writer, id, Optional.of(object)));
    }
    return answer(editor.put(object, writer, precondition, access.guard()));
  }

  Response remove(Request request) {
    DirectoryAccess access = DirectoryAccess.changing(authenticator, request);
    ObjectId id = id(request);
    String writer = access.caller().name();
    var precondition = precondition(request);
    if (approvals.concern(id)) {
      return editor
          .refusalOfRemoval(id, precondition, access.guard())
          .map(ObjectEndpoint::answer)
          .orElseGet(() -> approvals.propose(request, writer, id, Optional.empty()));
    }
    return answer(editor.remove(id, writer, precondition, access.guard()));
  }

  private static Predicate<Optional<Stored<DirectoryObject>>> precondition(Request request) {
    Preconditions asked = Preconditions.of(request);
    return standing -> asked.allowWriteOf(standing.map(DirectoryJson::tag));
  }

  private static Response answer(Edited edited) {
    return switch (edited) {
      case Edited.Done(var stored, boolean created) -> answer(created ? 201 : 200, stored);
      case Edited.Removed() -> Response.empty(204);
      case Edited.Absent() -> throw absent();
      case Edited.Forbidden() ->
          throw Problem.of(
                  ProblemType.FORBIDDEN, "This instance is not granted to change this object.")
              .exception();
      case Edited.Stale() ->
          throw Problem.of(
                  ProblemType.PRECONDITION_FAILED,
                  "What stands is not what the request names. Read it, and send the request again"
                      + " with its ETag.")
              .exception();
      case Edited.Invalid(var faults) -> throw invalid(faults);
      case Edited.Dangling(var missing) ->
          throw conflict("The object refers to others that are not there.", "missing", missing);
      case Edited.InUse(var referrers) ->
          throw conflict("Others refer to the object. Change them first.", "referrers", referrers);
    };
  }

  private static Response answer(int status, Stored<DirectoryObject> stored) {
    return Response.json(status, DirectoryJson.named(stored))
        .withHeader("ETag", DirectoryJson.tag(stored));
  }

  private static ProblemException conflict(String detail, String member, List<ObjectId> ids) {
    return Problem.of(ProblemType.CONFLICT, detail)
        .with(member, ids.stream().limit(LARGEST_LIMIT).map(ObjectId::toString).toList())
        .exception();
  }

  private static ProblemException invalid(List<Fault> faults) {
    return Problem.of(
            ProblemType.MALFORMED_REQUEST,
            "The object is not as it must be. Each of the faults names its place.")
        .with("faults", List.copyOf(faults))
        .exception();
  }

  private static ObjectId id(Request request) {
    try {
      return new ObjectId(kind(request), request.pathParameter("name"));
    } catch (IllegalArgumentException notAnId) {
      throw Parameters.invalid("name", notAnId.getMessage() + ".");
    }
  }

  private static ObjectKind kind(Request request) {
    return ObjectKind.ofPlural(request.pathParameter("kind")).orElseThrow(ObjectEndpoint::absent);
  }

  private static ProblemException absent() {
    return Problem.of(ProblemType.NOT_FOUND, "There is no such object in the directory.")
        .exception();
  }
}
