package io.signalbox.lookup;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Authenticator;
import io.signalbox.api.Parameters;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemException;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.directory.ImportRecord;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.edit.ImportUndo;
import io.signalbox.directory.edit.Undone;
import io.signalbox.settings.people.Permission;
import java.util.List;

/**
 * {@code /v1/directory/imports}: the imports of the last hours, and taking one back. For who may
 * edit the whole directory.
 */
final class UndoEndpoint {
  private static final int NAMED = 1_000;

  private final Authenticator authenticator;
  private final ImportUndo undo;
  private final RuleApprovals approvals;

  UndoEndpoint(Authenticator authenticator, ImportUndo undo, RuleApprovals approvals) {
    this.authenticator = authenticator;
    this.undo = undo;
    this.approvals = approvals;
  }

  Response list(Request request) {
    requireEditor(request);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode list = json.putArray("imports");
    undo.imports().forEach(done -> list.add(json(done)));
    return Response.json(200, json);
  }

  /** With {@code dryRun=true} nothing is written, and the answer says what would be. */
  Response run(Request request) {
    requireEditor(request);
    long revision = revision(request);
    return ImportPlace.in(
        () ->
            answer(
                new Parameters(request).flag("dryRun").orElse(false)
                    ? undo.plan(revision, approvals.concerned())
                    : undo.run(revision, approvals.concerned())));
  }

  private void requireEditor(Request request) {
    authenticator.authenticate(request).require(Permission.EDIT_DIRECTORY);
  }

  private static long revision(Request request) {
    try {
      return Long.parseLong(request.pathParameter("revision"));
    } catch (NumberFormatException noNumber) {
      throw absent();
    }
  }

  private static Response answer(Undone undone) {
    return switch (undone) {
      case Undone.Done(long revision, Undone.Diff diff) ->
          Response.json(200, json(diff).put("revision", revision));
      case Undone.Absent() -> throw absent();
      case Undone.Followed(long revision) ->
          throw Problem.of(
                  ProblemType.CONFLICT,
                  "The source was imported again since. Undo that import first: " + revision + ".")
              .with("revision", revision)
              .exception();
      case Undone.Gone() ->
          throw Problem.of(
                  ProblemType.CONFLICT,
                  "The import can no longer be undone: a part of the directory before it was"
                      + " erased.")
              .exception();
      case Undone.Conflicting(var faults) ->
          throw Problem.of(
                  ProblemType.CONFLICT,
                  "Nothing was undone: objects refer to what would go, or is gone. Each of the"
                      + " faults names its place.")
              .with("faults", faults.stream().limit(NAMED).toList())
              .with("faultCount", faults.size())
              .exception();
      case Undone.NeedsApproval(var rules) ->
          throw Problem.of(
                  ProblemType.CONFLICT,
                  "Nothing was undone: others must approve changes of rules. Send these one by"
                      + " one.")
              .with("count", rules.size())
              .with("rules", rules.stream().limit(NAMED).map(ObjectId::toString).toList())
              .exception();
      case Undone.Outrun() ->
          throw Problem.of(
                  ProblemType.CONFLICT,
                  "Others changed the directory meanwhile, again and again. The same request can"
                      + " be sent again.")
              .exception();
    };
  }

  private static ProblemException absent() {
    return Problem.of(
            ProblemType.NOT_FOUND, "There is no such import, or it can no longer be undone.")
        .exception();
  }

  private static ObjectNode json(ImportRecord done) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("revision", done.revision())
        .put("source", done.source())
        .put("at", done.at().toString())
        .put("by", done.by())
        .put("until", done.until().toString())
        .put("added", done.counts().added())
        .put("changed", done.counts().changed())
        .put("removed", done.counts().removed());
  }

  private static ObjectNode json(Undone.Diff diff) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    put(json, "restored", diff.restored());
    put(json, "removed", diff.removed());
    put(json, "kept", diff.kept());
    return json;
  }

  private static void put(ObjectNode json, String name, List<ObjectId> ids) {
    ObjectNode part = json.putObject(name).put("count", ids.size());
    ArrayNode named = part.putArray("ids");
    ids.stream().sorted().limit(NAMED).map(ObjectId::toString).forEach(named::add);
  }
}
