package io.signalbox.directory.delegation;

import io.signalbox.directory.Annotation;
import io.signalbox.directory.DirectoryObject;
import io.signalbox.directory.DirectoryView;
import io.signalbox.directory.Stored;
import io.signalbox.directory.edit.ChangeGuard;
import io.signalbox.directory.edit.Edited;
import io.signalbox.settings.people.Scope;
import java.util.Optional;

/**
 * Lets somebody change annotations in one scope, and all else in another.
 *
 * @param annotations where annotations may be changed
 * @param others where contacts, networks and rules may be
 */
public record ScopedChanges(Scope annotations, Scope others) implements ChangeGuard {

  @Override
  public Decision onPut(
      DirectoryView base, Optional<Stored<DirectoryObject>> standing, DirectoryObject object) {
    if (mayAnnotate(base, object)
        && standing.filter(one -> !mayAnnotate(base, one.object())).isEmpty()) {
      return new Decision.Allowed(object);
    }
    return byOthers().onPut(base, standing, object);
  }

  @Override
  public Optional<Edited> onRemove(DirectoryView base, Stored<DirectoryObject> standing) {
    if (mayAnnotate(base, standing.object())) {
      return Optional.empty();
    }
    Optional<Edited> refusal = byOthers().onRemove(base, standing);
    return refusal.isPresent() && isOwn(annotations, base, standing.object())
        ? Optional.of(new Edited.Forbidden())
        : refusal;
  }

  private boolean mayAnnotate(DirectoryView view, DirectoryObject object) {
    return object instanceof Annotation && isOwn(annotations, view, object);
  }

  private static boolean isOwn(Scope scope, DirectoryView view, DirectoryObject object) {
    return scope.isEverything() || Delegation.of(scope).covers(view, object);
  }

  private ChangeGuard byOthers() {
    return others.isEverything() ? ChangeGuard.NONE : new DelegatedChanges(Delegation.of(others));
  }
}
