package io.signalbox.settings.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.settings.Kind;
import io.signalbox.settings.Revision;
import io.signalbox.settings.SettingsChange;
import io.signalbox.settings.SettingsStore;
import io.signalbox.settings.check.Fault;
import io.signalbox.settings.service.check.SettingsCheck;
import io.signalbox.settings.service.check.SettingsWarnings;
import io.signalbox.store.Secrets;
import io.signalbox.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Changes the settings: checks first, then writes credentials, then commits, then removes the
 * credentials that were replaced. Whoever reads in between sees the old settings whole.
 *
 * <p>Every method throws {@link StoreException}.
 */
final class SettingsService {
  /** How often a write of one entry begins anew because others were written meanwhile. */
  private static final int TRIES = 10;

  private final SettingsStore store;
  private final Secrets secrets;
  private final SettingsCheck check;
  private final Preparation preparation;
  private final Approvals approvals;
  private final RetiredCredentials credentials;
  private final AtomicReference<@Nullable Revision> latest = new AtomicReference<>();

  SettingsService(
      SettingsStore store,
      Secrets secrets,
      SettingsCheck check,
      Approvals approvals,
      RandomGenerator random) {
    this.store = store;
    this.secrets = secrets;
    this.check = check;
    this.approvals = approvals;
    this.credentials = new RetiredCredentials(secrets);
    this.preparation = new Preparation(secrets, random);
  }

  /** The settings as they stand. */
  Revision current() {
    Revision current = store.newerThan(latest.get());
    latest.set(current);
    return current;
  }

  /** Reads the changes as the history does, one at a time. */
  void changes(Optional<String> first, Predicate<SettingsChange> goesOn) {
    store.history().read(current(), first, goesOn);
  }

  /** Makes the settings what they were at that revision, but for {@link RevertedDocument}. */
  Written revert(String revision, WriteRequest request) {
    return write(
        request,
        base -> {
          if (!request.preconditions().allowWriteOf(Optional.of(ETags.of(base)))) {
            return new Proposal.End(new Written.Stale(Optional.of(ETags.of(base))));
          }
          return store
              .history()
              .documentAt(base, revision)
              .<Proposal>map(
                  document ->
                      Proposal.Change.ofAll(base, RevertedDocument.of(document, base.json())))
              .orElseGet(() -> new Proposal.End(new Written.Absent()));
        });
  }

  /** Replaces the whole document; once there is one, the request must say which. */
  Written putAll(ObjectNode document, WriteRequest request) {
    return write(
        request,
        base -> {
          boolean isNamed =
              request.preconditions().ifMatch().isPresent()
                  || request.commitment() == Commitment.DRY_RUN;
          if (!isNamed && !base.isNone()) {
            return new Proposal.End(new Written.Unnamed());
          }
          return request.preconditions().allowWriteOf(Optional.of(ETags.of(base)))
              ? Proposal.Change.ofAll(base, document)
              : new Proposal.End(new Written.Stale(Optional.of(ETags.of(base))));
        });
  }

  /** Writes one entry; to change one that is there, the request must say which. */
  Written put(Kind kind, String name, ObjectNode entry, WriteRequest request) {
    return write(
        request,
        base -> {
          Optional<String> tag = base.entry(kind, name).map(ETags::of);
          if (!request.preconditions().allowWriteOf(tag)) {
            return new Proposal.End(new Written.Stale(tag));
          }
          Proposal.Change change =
              Proposal.Change.of(base, new EntryId(kind, name), Optional.of(entry));
          boolean isNamed = tag.isEmpty() || request.preconditions().ifMatch().isPresent();
          return isNamed ? change : change.unnamed();
        });
  }

  /** Removes one entry. */
  Written delete(Kind kind, String name, WriteRequest request) {
    return write(
        request,
        base -> {
          Optional<String> tag = base.entry(kind, name).map(ETags::of);
          if (!request.preconditions().allowWriteOf(tag)) {
            return new Proposal.End(new Written.Stale(tag));
          }
          if (tag.isEmpty()) {
            return new Proposal.End(new Written.Absent());
          }
          return Uses.of(kind, name, base.document())
              .<Proposal>map(Proposal.End::new)
              .orElseGet(() -> Proposal.Change.of(base, new EntryId(kind, name), Optional.empty()));
        });
  }

  /** What would be kept of entries that nobody writes. */
  SettingsTrials trials() {
    return new SettingsTrials(this, check, preparation);
  }

  Written write(WriteRequest request, Proposal.Maker maker) {
    for (int tries = 0; tries < TRIES; tries++) {
      Revision base = current();
      Optional<Written> written =
          switch (maker.propose(base)) {
            case Proposal.End(Written end) -> Optional.of(end);
            case Proposal.Change change -> write(base, change, request);
          };
      if (written.isPresent()) {
        return written.get();
      }
    }
    return new Written.Stale(Optional.empty());
  }

  /** Empty if another write came first. */
  private Optional<Written> write(Revision base, Proposal.Change change, WriteRequest request) {
    List<Fault> faults = change.within(check.check(change.judged()));
    if (!faults.isEmpty()) {
      return Optional.of(new Written.Invalid(faults));
    }
    List<Fault> warnings =
        change.within(SettingsWarnings.of(change.judged(), request.author().at()));
    Prepared prepared = preparation.prepare(change.standing(), change.written(), base);
    List<Fault> unreachable = change.within(prepared.faults());
    if (!unreachable.isEmpty()) {
      return Optional.of(new Written.Invalid(unreachable));
    }
    Changes changes = Changes.between(change.standing(), prepared.document());
    if (!request.rights().allow(changes)) {
      return Optional.of(new Written.Forbidden());
    }
    List<Fault> stuck = Approvals.faults(change, prepared.document());
    if (!stuck.isEmpty()) {
      return Optional.of(new Written.Invalid(stuck));
    }
    if (request.commitment() == Commitment.DRY_RUN) {
      return Optional.of(new Written.Planned(base, changes, warnings));
    }
    if (!base.isNone() && prepared.document().equals(change.standing())) {
      return Optional.of(new Written.Done(base, false, warnings));
    }
    if (!change.isNamed()) {
      return Optional.of(new Written.Unnamed());
    }
    prepared.newSecrets().forEach(secrets::put);
    if (approvals.concerns(change, changes, request)) {
      return Optional.of(approvals.propose(change, prepared, request));
    }
    List<String> retired = new ArrayList<>(credentials.remove(base.retired()));
    retired.addAll(change.unused(prepared.retired()));
    Optional<Revision> committed =
        change.commit(store, prepared.document(), retired, request.author());
    if (committed.isEmpty()) {
      credentials.remove(List.copyOf(prepared.newSecrets().keySet()));
    } else {
      latest.set(committed.get());
      ChangeLog.log(request.author().by(), changes);
      credentials.remove(retired);
    }
    return committed.map(revision -> new Written.Done(revision, change.created(), warnings));
  }
}
