package io.signalbox.lookup;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Authenticator;
import io.signalbox.access.Caller;
import io.signalbox.api.Parameters;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemException;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.ObjectKind;
import io.signalbox.directory.edit.DirectoryImporter;
import io.signalbox.directory.edit.ImportDiff;
import io.signalbox.directory.edit.ImportFault;
import io.signalbox.directory.edit.ImportPlan;
import io.signalbox.directory.edit.Imported;
import io.signalbox.directory.edit.SourceData;
import io.signalbox.directory.imports.ImportFormat;
import io.signalbox.directory.imports.ImportTooLarge;
import io.signalbox.directory.imports.UnreadableImport;
import io.signalbox.settings.people.Permission;
import java.util.List;
import java.util.Optional;

/**
 * {@code POST /v1/directory/imports}: all that a source has. For who may edit the whole directory.
 *
 * <p>With {@code dryRun=true} nothing is written, and the answer says what would be.
 */
final class ImportEndpoint {
  /** How many ids or faults an answer names of each sort. */
  private static final int NAMED = 1_000;

  private final Authenticator authenticator;
  private final DirectoryImporter importer;
  private final RuleApprovals approvals;

  ImportEndpoint(Authenticator authenticator, DirectoryImporter importer, RuleApprovals approvals) {
    this.authenticator = authenticator;
    this.importer = importer;
    this.approvals = approvals;
  }

  Response run(Request request) {
    Caller caller = authenticator.authenticate(request);
    caller.require(Permission.EDIT_DIRECTORY);
    return ImportPlace.in(() -> run(request, caller));
  }

  private Response run(Request request, Caller caller) {
    Parameters parameters = new Parameters(request);
    SourceData data = data(request, parameters);
    boolean showsPeople = caller.may(Permission.SEE_RECIPIENTS);
    if (parameters.flag("dryRun").orElse(false)) {
      return answer(importer.plan(data, caller.name()), showsPeople);
    }
    Optional<Integer> confirmed =
        parameters.text("confirmRemovals").isEmpty()
            ? Optional.empty()
            : Optional.of(parameters.number("confirmRemovals", 0, Integer.MAX_VALUE, 0));
    return switch (importer.run(data, caller.name(), confirmed, approvals.concerned())) {
      case Imported.Done(long revision, ImportDiff diff) ->
          Response.json(200, json(diff, showsPeople).put("revision", revision));
      case Imported.Refused(ImportPlan plan) -> answer(plan, showsPeople);
      case Imported.Unconfirmed(ImportDiff diff) -> throw unconfirmed(diff);
      case Imported.NeedsApproval(var rules) ->
          throw Problem.of(
                  ProblemType.CONFLICT,
                  "Nothing was imported: others must approve changes of rules. Send these one by"
                      + " one, and import the rest without rules.")
              .with("count", rules.size())
              .with("rules", rules.stream().limit(NAMED).map(ObjectId::toString).toList())
              .exception();
      case Imported.Outrun() ->
          throw Problem.of(
                  ProblemType.CONFLICT,
                  "Others changed the directory meanwhile, again and again. The same import can"
                      + " be sent again.")
              .exception();
    };
  }

  private static SourceData data(Request request, Parameters parameters) {
    ImportFormat format = parameters.parsed("format", ImportFormat::of).orElse(ImportFormat.JSON);
    Optional<ObjectKind> kind =
        parameters.parsed(
            "kind",
            text ->
                ObjectKind.ofPlural(text)
                    .orElseThrow(
                        () -> new IllegalArgumentException("there is no such kind of object")));
    String source =
        parameters
            .text("source")
            .orElseThrow(() -> Parameters.invalid("source", "An import names its source."));
    try {
      return format.read(source, kind, RequestBody.bytes(request));
    } catch (ImportTooLarge tooLarge) {
      throw Problem.of(
              ProblemType.TOO_LARGE,
              "The memory of this hub has room for an import of %,d objects. Import each kind of object by itself, give the hub a larger heap, or split the import over several sources."
                  .formatted(tooLarge.limit()))
          .with("limit", tooLarge.limit())
          .exception();
    } catch (UnreadableImport unreadable) {
      throw refused(ProblemType.MALFORMED_REQUEST, unreadable.faults());
    } catch (IllegalArgumentException unusable) {
      throw Problem.of(
              ProblemType.INVALID_PARAMETER, "The import cannot be read: " + unusable.getMessage())
          .exception();
    }
  }

  private static Response answer(ImportPlan plan, boolean showsPeople) {
    return switch (plan) {
      case ImportPlan.Ready(ImportDiff diff, var changes) ->
          Response.json(200, json(diff, showsPeople));
      case ImportPlan.Invalid(var faults) -> throw refused(ProblemType.MALFORMED_REQUEST, faults);
      case ImportPlan.Conflicting(var faults) -> throw refused(ProblemType.CONFLICT, faults);
    };
  }

  private static ProblemException refused(ProblemType type, List<ImportFault> faults) {
    return Problem.of(
            type, "Nothing was imported. Each of the faults names its place in what was sent.")
        .with("faults", faults.stream().limit(NAMED).toList())
        .with("faultCount", faults.size())
        .exception();
  }

  private static ProblemException unconfirmed(ImportDiff diff) {
    int removals = diff.removed().size();
    return Problem.of(
            ProblemType.CONFLICT,
            "Nothing was imported: more than a tenth of what the source brought before would go."
                + " If that is meant, send the import again with confirmRemovals="
                + removals
                + ".")
        .with("removals", removals)
        .exception();
  }

  private static ObjectNode json(ImportDiff diff, boolean showsPeople) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    put(json, "added", diff.added());
    put(json, "changed", diff.changed());
    put(json, "removed", diff.removed());
    put(json, "kept", diff.kept());
    json.put("unchanged", diff.unchanged());
    json.put("needsConfirmation", diff.removesMuch());
    EditedFields.put(json, diff.edits(), showsPeople);
    return json;
  }

  private static void put(ObjectNode json, String name, List<ObjectId> ids) {
    ObjectNode part = json.putObject(name).put("count", ids.size());
    var named = part.putArray("ids");
    ids.stream().sorted().limit(NAMED).map(ObjectId::toString).forEach(named::add);
  }
}
