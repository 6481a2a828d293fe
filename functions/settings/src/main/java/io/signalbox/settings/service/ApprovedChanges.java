package io.signalbox.settings.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.api.Preconditions;
import io.signalbox.directory.DirectoryObject;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.ObjectKind;
import io.signalbox.directory.Stored;
import io.signalbox.directory.edit.ChangeGuard;
import io.signalbox.directory.edit.DirectoryEditor;
import io.signalbox.directory.edit.Edited;
import io.signalbox.directory.json.ObjectReader;
import io.signalbox.directory.json.ObjectWriter;
import io.signalbox.settings.Author;
import io.signalbox.settings.Kind;
import io.signalbox.settings.Revision;
import io.signalbox.settings.check.Fault;
import io.signalbox.settings.proposals.Proposals;
import io.signalbox.settings.proposals.ProposedChange;
import io.signalbox.settings.proposals.Subject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Makes approved changes, as they were proposed or not at all: what has changed since must be
 * proposed anew.
 */
final class ApprovedChanges {
  private final Proposals proposals;
  private final SettingsService settings;
  private final DirectoryEditor directory;
  private final Clock clock;

  ApprovedChanges(
      Proposals proposals, SettingsService settings, DirectoryEditor directory, Clock clock) {
    this.proposals = proposals;
    this.settings = settings;
    this.directory = directory;
    this.clock = clock;
  }

  /** Empty when what was proposed stands. */
  Optional<String> apply(ProposedChange proposal) {
    Proposals.Content content = proposals.content(proposal);
    return switch (proposal.subject().part()) {
      case SETTINGS -> applySettings(proposal, content);
      case DIRECTORY -> applyDirectory(proposal, content);
    };
  }

  private Optional<String> applySettings(ProposedChange proposal, Proposals.Content content) {
    Author author =
        new Author(
            proposal.author().by(),
            clock.instant(),
            proposal.author().request(),
            proposal.approvers());
    Written written =
        settings.write(
            new WriteRequest(author, Preconditions.NONE, Commitment.WRITE, Rights.ALL),
            base -> {
              Proposal.Change change = change(proposal.subject(), base, content.after());
              boolean isMade = change.standing().equals(content.after());
              return isMade || change.standing().equals(content.before())
                  ? unlessInUse(proposal.subject(), base, change)
                  : new Proposal.End(new Written.Stale(Optional.empty()));
            });
    return switch (written) {
      case Written.Done _ -> Optional.empty();
      case Written.Invalid(List<Fault> faults) ->
          Optional.of(faults.getFirst().pointer() + ": " + faults.getFirst().reason());
      case Written.InUse(Kind by, List<String> names) ->
          Optional.of(by.text() + " " + String.join(", ", names) + " use it");
      case Written.Stale _,
          Written.Planned _,
          Written.Unnamed _,
          Written.Forbidden _,
          Written.Proposed _,
          Written.Absent _ ->
          Optional.of("what it would replace has changed since");
    };
  }

  private static Proposal unlessInUse(Subject subject, Revision base, Proposal.Change change) {
    boolean isRemoval =
        Kind.of(subject.kind())
            .filter(kind -> kind.entries(change.written()).isEmpty())
            .isPresent();
    return Kind.of(subject.kind())
        .filter(_ -> isRemoval)
        .flatMap(kind -> Uses.of(kind, subject.name(), base.document()))
        .<Proposal>map(Proposal.End::new)
        .orElse(change);
  }

  private static Proposal.Change change(Subject subject, Revision base, ObjectNode after) {
    return Kind.of(subject.kind())
        .map(
            kind ->
                Proposal.Change.of(
                    base,
                    new EntryId(kind, subject.name()),
                    Optional.ofNullable((ObjectNode) kind.entries(after).get(subject.name()))))
        .orElseGet(() -> Proposal.Change.ofAll(base, after));
  }

  private Optional<String> applyDirectory(ProposedChange proposal, Proposals.Content content) {
    ObjectId id =
        new ObjectId(
            ObjectKind.ofPlural(proposal.subject().kind()).orElseThrow(),
            proposal.subject().name());
    Predicate<Optional<Stored<DirectoryObject>>> stands =
        standing -> {
          JsonNode now =
              standing
                  .map(one -> ObjectWriter.write(one.object()))
                  .orElseGet(JsonNodeFactory.instance::objectNode);
          return now.equals(content.before()) || now.equals(content.after());
        };
    String writer = proposal.author().by();
    Edited edited;
    if (content.after().isEmpty()) {
      edited = directory.remove(id, writer, stands, ChangeGuard.NONE);
    } else {
      List<io.signalbox.directory.Fault> faults = new ArrayList<>();
      DirectoryObject object = ObjectReader.read(id, content.after(), "", faults).orElseThrow();
      edited = directory.put(object, writer, stands, ChangeGuard.NONE);
    }
    return switch (edited) {
      case Edited.Done _, Edited.Removed _ -> Optional.empty();
      case Edited.Invalid(var faults) ->
          Optional.of(faults.getFirst().pointer() + ": " + faults.getFirst().reason());
      case Edited.Absent _, Edited.Stale _, Edited.Forbidden _, Edited.Dangling _, Edited.InUse _ ->
          Optional.of("what it would replace, or what it refers to, has changed since");
    };
  }
}
