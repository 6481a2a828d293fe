package io.signalbox.directory.edit;

import io.signalbox.directory.AuditEntry;
import io.signalbox.directory.DirectoryObject;
import io.signalbox.directory.DirectoryStore;
import io.signalbox.directory.DirectoryView;
import io.signalbox.directory.Fault;
import io.signalbox.directory.Layout;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.Organisation;
import io.signalbox.directory.Rule;
import io.signalbox.directory.Stored;
import io.signalbox.directory.json.AuditJson;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Writes and removes single objects. Methods throw {@link io.signalbox.store.StoreException}. For
 * many threads at once.
 */
public final class DirectoryEditor {
  /** How often a change begins anew because another one came first. */
  private static final int TRIES = 10;

  private final DirectoryStore store;
  private final Clock clock;

  public DirectoryEditor(DirectoryStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Writes an object, whether it was there or not. It belongs to whoever edits by hand from now on,
   * and imports leave it alone; unless nothing changed but which addresses of an imported contact
   * are enabled: then it stays the source's, which cannot enable them again.
   *
   * @param writer the instance that asks
   * @param precondition whether what stands, if anything, is what the writer means
   * @param guard what the writer may do
   */
  public Edited put(
      DirectoryObject object,
      String writer,
      Predicate<Optional<Stored<DirectoryObject>>> precondition,
      ChangeGuard guard) {
    for (int tries = 0; tries < TRIES; tries++) {
      DirectoryView base = store.current();
      Optional<Stored<DirectoryObject>> standing = base.get(object.id());
      switch (guard.onPut(base, standing, object)) {
        case ChangeGuard.Decision.Refused(Edited reason) -> {
          return reason;
        }
        case ChangeGuard.Decision.Allowed(DirectoryObject allowed) -> {
          Optional<Edited> refusal =
              precondition.test(standing)
                  ? refusal(base, allowed)
                  : Optional.of(new Edited.Stale());
          if (refusal.isPresent()) {
            return refusal.get();
          }
          Stored<DirectoryObject> stored =
              new Stored<>(
                  allowed, source(standing, allowed), clock.instant(), writer, base.revision() + 1);
          Changes changes = new Changes();
          changes.put(stored);
          standing.map(Stored::object).ifPresent(changes::remove);
          changes.audit(
              allowed.id(),
              entry(base, writer, standing.map(Stored::object), Optional.of(allowed)));
          if (store.commit(base, changes).isPresent()) {
            return new Edited.Done(stored, standing.isEmpty());
          }
        }
      }
    }
    return new Edited.Stale();
  }

  /** Why {@link #put} would write nothing now; empty where it would. */
  public Optional<Edited> refusalOfPut(
      DirectoryObject object,
      Predicate<Optional<Stored<DirectoryObject>>> precondition,
      ChangeGuard guard) {
    DirectoryView base = store.current();
    Optional<Stored<DirectoryObject>> standing = base.get(object.id());
    return switch (guard.onPut(base, standing, object)) {
      case ChangeGuard.Decision.Refused(Edited reason) -> Optional.of(reason);
      case ChangeGuard.Decision.Allowed(DirectoryObject allowed) ->
          precondition.test(standing) ? refusal(base, allowed) : Optional.of(new Edited.Stale());
    };
  }

  /** Why {@link #remove} would remove nothing now; empty where it would. */
  public Optional<Edited> refusalOfRemoval(
      ObjectId id, Predicate<Optional<Stored<DirectoryObject>>> precondition, ChangeGuard guard) {
    DirectoryView base = store.current();
    return refusalOfRemoval(base, id, precondition, guard);
  }

  private static Optional<Edited> refusalOfRemoval(
      DirectoryView base,
      ObjectId id,
      Predicate<Optional<Stored<DirectoryObject>>> precondition,
      ChangeGuard guard) {
    Optional<Stored<DirectoryObject>> standing = base.get(id);
    Optional<Edited> forbidden = standing.flatMap(one -> guard.onRemove(base, one));
    if (forbidden.isPresent()) {
      return forbidden;
    }
    if (!precondition.test(standing)) {
      return Optional.of(new Edited.Stale());
    }
    if (standing.isEmpty()) {
      return Optional.of(new Edited.Absent());
    }
    List<ObjectId> referrers = base.referrers(List.of(id)).getOrDefault(id, List.of());
    return referrers.isEmpty() ? Optional.empty() : Optional.of(new Edited.InUse(referrers));
  }

  /** Writes an object for a writer who may do everything. */
  public Edited put(
      DirectoryObject object,
      String writer,
      Predicate<Optional<Stored<DirectoryObject>>> precondition) {
    return put(object, writer, precondition, ChangeGuard.NONE);
  }

  /**
   * Removes an object that nothing refers to.
   *
   * @param writer the instance that asks
   * @param guard what the writer may do
   */
  public Edited remove(
      ObjectId id,
      String writer,
      Predicate<Optional<Stored<DirectoryObject>>> precondition,
      ChangeGuard guard) {
    for (int tries = 0; tries < TRIES; tries++) {
      DirectoryView base = store.current();
      Optional<Edited> refusal = refusalOfRemoval(base, id, precondition, guard);
      if (refusal.isPresent()) {
        return refusal.get();
      }
      Optional<Stored<DirectoryObject>> standing = base.get(id);
      Changes changes = new Changes();
      changes.remove(standing.orElseThrow().object());
      changes.audit(id, entry(base, writer, standing.map(Stored::object), Optional.empty()));
      if (store.commit(base, changes).isPresent()) {
        return new Edited.Removed();
      }
    }
    return new Edited.Stale();
  }

  private AuditEntry entry(
      DirectoryView base,
      String writer,
      Optional<DirectoryObject> before,
      Optional<DirectoryObject> after) {
    return new AuditEntry(
        clock.instant(),
        writer,
        base.revision() + 1,
        before.map(AuditJson::impersonal),
        after.map(AuditJson::impersonal));
  }

  private static String source(Optional<Stored<DirectoryObject>> standing, DirectoryObject object) {
    return standing
        .filter(one -> ByHand.onlyEnables(one.object(), object))
        .map(Stored::source)
        .orElse(Stored.MANUAL);
  }

  private static Optional<Edited> refusal(DirectoryView base, DirectoryObject object) {
    List<ObjectId> missing =
        object.references().stream().filter(one -> base.get(one).isEmpty()).toList();
    return fault(base, object)
        .<Edited>map(fault -> new Edited.Invalid(List.of(fault)))
        .or(() -> missing.isEmpty() ? Optional.empty() : Optional.of(new Edited.Dangling(missing)));
  }

  private static Optional<Fault> fault(DirectoryView base, DirectoryObject object) {
    if (object instanceof Organisation organisation) {
      return Parents.fault(organisation, id -> organisation(base, id))
          .map(reason -> new Fault("/parent", reason));
    }
    if (object instanceof Rule rule) {
      return base.atHome(Layout.home(rule))
          .map(Stored::object)
          .filter(other -> !other.id().equals(rule.id()))
          .map(other -> new Fault("/match", "the " + other.id() + " matches by the same"));
    }
    return Optional.empty();
  }

  private static Optional<Organisation> organisation(DirectoryView view, ObjectId id) {
    return view.get(id)
        .map(Stored::object)
        .filter(Organisation.class::isInstance)
        .map(Organisation.class::cast);
  }
}
