package io.signalbox.lookup;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.directory.DirectoryObject;
import io.signalbox.directory.DirectoryStore;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.ObjectKind;
import io.signalbox.directory.json.ObjectWriter;
import io.signalbox.settings.Author;
import io.signalbox.settings.CachedSettings;
import io.signalbox.settings.proposals.Proposals;
import io.signalbox.settings.proposals.ProposedChange;
import io.signalbox.settings.proposals.Subject;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;

/** Keeps changes of rules that others must approve, where the hub's settings ask for that. */
record RuleApprovals(
    CachedSettings settings, DirectoryStore store, Proposals proposals, Clock clock) {

  /** Whether a change of that object must wait, by the settings as they stand. */
  boolean concern(ObjectId id) {
    return concerned().test(id);
  }

  /** The objects whose changes must wait, by the settings as they stand. */
  Predicate<ObjectId> concerned() {
    boolean isNeeded = settings.latest().hub().approvals() > 0;
    return id -> isNeeded && id.kind() == ObjectKind.RULE;
  }

  /**
   * Keeps a change that could be made now.
   *
   * @param after empty for a removal
   */
  Response propose(Request request, String by, ObjectId id, Optional<DirectoryObject> after) {
    ObjectNode nothing = JsonNodeFactory.instance.objectNode();
    ProposedChange proposal =
        proposals.add(
            new Author(by, clock.instant(), request.method() + " " + request.path()),
            new Subject(Subject.Part.DIRECTORY, id.kind().plural(), id.name()),
            "",
            new Proposals.Content(
                store
                    .current()
                    .get(id)
                    .map(one -> ObjectWriter.write(one.object()))
                    .orElse(nothing),
                after.map(ObjectWriter::write).orElse(nothing)));
    return Response.json(
            202,
            JsonNodeFactory.instance
                .objectNode()
                .put("id", proposal.id())
                .put("state", proposal.state().text())
                .put("at", proposal.author().at().toString())
                .put("by", by)
                .put("request", proposal.author().request())
                .put("subject", proposal.subject().text()))
        .withHeader("Location", "/v1/proposals/" + proposal.id());
  }
}
