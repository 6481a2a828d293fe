package io.signalbox.settings.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.settings.GroupGrants;
import io.signalbox.settings.HubSettings;
import io.signalbox.settings.Instance;
import io.signalbox.settings.Kind;
import io.signalbox.settings.Revision;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.settings.SettingsReader;
import io.signalbox.settings.SignInSettings;
import io.signalbox.settings.check.Fault;
import io.signalbox.settings.people.Permission;
import io.signalbox.settings.people.RoleGrant;
import io.signalbox.settings.proposals.Proposals;
import io.signalbox.settings.proposals.ProposedChange;
import io.signalbox.settings.proposals.Subject;
import java.util.List;
import java.util.Optional;

/** Keeps changes that others must approve first. */
final class Approvals {
  private final Proposals proposals;

  Approvals(Proposals proposals) {
    this.proposals = proposals;
  }

  /**
   * Whether the change must wait for others. Instances may always be removed: a stolen token cannot
   * wait.
   */
  boolean concerns(Proposal.Change change, Changes changes, WriteRequest request) {
    int needed = change.base().document().hub().approvals();
    return request.author().approvedBy().size() < needed && !onlyRemovesInstances(changes);
  }

  private static boolean onlyRemovesInstances(Changes changes) {
    return changes.added().isEmpty()
        && changes.changed().isEmpty()
        && changes.removed().stream()
            .allMatch(pointer -> pointer.matches("/" + Kind.INSTANCES.text() + "/[^/]+"));
  }

  Written.Proposed propose(Proposal.Change change, Prepared prepared, WriteRequest request) {
    Subject subject =
        change
            .entry()
            .map(id -> new Subject(Subject.Part.SETTINGS, id.kind().text(), id.name()))
            .orElse(Subject.SETTINGS);
    ProposedChange proposal =
        proposals.add(
            request.author(),
            subject,
            change.base().id(),
            new Proposals.Content(change.standing(), prepared.document()));
    return new Written.Proposed(proposal);
  }

  /** The fault of a change after which nobody could approve any more. */
  static List<Fault> faults(Proposal.Change change, ObjectNode prepared) {
    SettingsDocument after = after(change.base(), change.entry(), prepared);
    boolean isStuck = after.hub().approvals() > 0 && !hasApprover(after);
    return isStuck
        ? List.of(
            new Fault(
                change.entry().isEmpty() ? "/" + HubSettings.NAME + "/approvals" : "",
                "nobody but the first administrator could approve: give an instance, or a group of"
                    + " signIn, the role approver or administrator"))
        : List.of();
  }

  /** Only what says who may approve is of interest here. */
  private static SettingsDocument after(
      Revision base, Optional<EntryId> entry, ObjectNode prepared) {
    if (entry.isEmpty()) {
      return SettingsReader.read(prepared);
    }
    if (entry.get().kind() != Kind.INSTANCES || base.document().hub().approvals() == 0) {
      return SettingsDocument.EMPTY;
    }
    ObjectNode document = base.json();
    ObjectNode instances = Kind.INSTANCES.entries(document);
    instances.remove(entry.get().name());
    instances.setAll(Kind.INSTANCES.entries(prepared));
    return SettingsReader.read(document);
  }

  private static boolean hasApprover(SettingsDocument settings) {
    return settings.instances().values().stream().anyMatch(Approvals::mayApprove)
        || settings.hub().signIn().map(SignInSettings::groups).stream()
            .flatMap(groups -> groups.values().stream())
            .anyMatch(Approvals::mayApprove);
  }

  private static boolean mayApprove(Instance instance) {
    return instance.grants().scope(Permission.APPROVE).isEverything();
  }

  private static boolean mayApprove(GroupGrants group) {
    return RoleGrant.scope(group.roles(), Permission.APPROVE).isEverything();
  }
}
