package io.signalbox.settings.service;

import io.signalbox.settings.proposals.Proposals;
import io.signalbox.settings.proposals.ProposedChange;
import io.signalbox.settings.proposals.ProposedChange.Decision;
import io.signalbox.settings.proposals.ProposedChange.State;
import io.signalbox.settings.proposals.Subject;
import io.signalbox.store.Secrets;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** Decides about proposals. Whoever made one cannot approve it, and nobody approves twice. */
final class ProposalDecisions {

  /** What came of a decision. */
  sealed interface Decided {
    /** It was noted; the proposal is as the record says. */
    record Noted(ProposedChange proposal) implements Decided {}

    /** Somebody has decided before. */
    record Closed(ProposedChange proposal) implements Decided {}

    /** The one who made it, or who approved already, may not approve it. */
    record NeedsAnother() implements Decided {}

    /** The proposal no longer fits what stands, or the checks. */
    record Unfit(String reason) implements Decided {}

    record Unknown() implements Decided {}
  }

  private final Proposals proposals;
  private final SettingsService settings;
  private final ApprovedChanges changes;
  private final Secrets secrets;
  private final Clock clock;

  ProposalDecisions(
      Proposals proposals,
      SettingsService settings,
      ApprovedChanges changes,
      Secrets secrets,
      Clock clock) {
    this.proposals = proposals;
    this.settings = settings;
    this.changes = changes;
    this.secrets = secrets;
    this.clock = clock;
  }

  /**
   * Approves it. The last approval is noted before the change is made, so that nobody rejects it
   * meanwhile; whoever died in between left that to those who approve it again.
   */
  Decided approve(String id, String by, String reason) {
    while (true) {
      Optional<Proposals.Found> found = proposals.find(id);
      if (found.isEmpty()) {
        return new Decided.Unknown();
      }
      ProposedChange proposal = found.get().change();
      switch (proposal.state()) {
        case OPEN -> {
          if (proposal.author().by().equals(by) || proposal.approvers().contains(by)) {
            return new Decided.NeedsAnother();
          }
          int needed = settings.current().document().hub().approvals();
          boolean isEnough = proposal.approvers().size() + 1 >= needed;
          ProposedChange next =
              proposal.with(
                  new Decision(by, clock.instant(), true, reason),
                  isEnough ? State.APPROVED : State.OPEN);
          if (proposals.replace(found.get(), next) && !isEnough) {
            return new Decided.Noted(next);
          }
        }
        case APPROVED -> {
          return make(found.get());
        }
        case APPLIED, REJECTED -> {
          return new Decided.Closed(proposal);
        }
      }
    }
  }

  private Decided make(Proposals.Found approved) {
    Optional<String> fault = changes.apply(approved.change());
    if (fault.isPresent()) {
      proposals.replace(approved, approved.change().reopened());
      return new Decided.Unfit(fault.get());
    }
    ProposedChange applied = approved.change().applied();
    proposals.replace(approved, applied);
    return new Decided.Noted(applied);
  }

  /** Also what the proposer does to take it back. */
  Decided reject(String id, String by, String reason) {
    Optional<Proposals.Found> found = proposals.find(id);
    if (found.isEmpty()) {
      return new Decided.Unknown();
    }
    ProposedChange proposal = found.get().change();
    if (!proposal.isOpen()) {
      return new Decided.Closed(proposal);
    }
    Decided decided =
        noted(
            found.get(),
            proposal.with(new Decision(by, clock.instant(), false, reason), State.REJECTED));
    if (decided instanceof Decided.Noted && proposal.subject().part() == Subject.Part.SETTINGS) {
      removeCredentials(proposals.content(proposal));
    }
    return decided;
  }

  private Decided noted(Proposals.Found found, ProposedChange next) {
    return proposals.replace(found, next)
        ? new Decided.Noted(next)
        : proposals
            .find(next.id())
            .<Decided>map(other -> new Decided.Closed(other.change()))
            .orElseGet(Decided.Unknown::new);
  }

  /** Credentials that only the rejected change would have used. */
  private void removeCredentials(Proposals.Content content) {
    Set<String> others = Secret.references(content.before());
    others.addAll(Secret.references(settings.current().json()));
    Secret.references(content.after()).stream()
        .filter(name -> !others.contains(name) && Preparation.isOwn(name))
        .forEach(secrets::delete);
  }
}
