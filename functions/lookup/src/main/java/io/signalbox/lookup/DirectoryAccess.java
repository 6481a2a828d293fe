package io.signalbox.lookup;

import io.signalbox.access.Authenticator;
import io.signalbox.access.Caller;
import io.signalbox.api.Request;
import io.signalbox.directory.DirectoryObject;
import io.signalbox.directory.DirectoryView;
import io.signalbox.directory.delegation.Delegation;
import io.signalbox.directory.delegation.ScopedChanges;
import io.signalbox.directory.edit.ChangeGuard;
import io.signalbox.settings.people.Permission;
import io.signalbox.settings.people.Scope;
import java.util.Optional;

/**
 * What a caller may see and do in the directory.
 *
 * @param delegation the part that the caller sees; empty for all of it
 * @param guard what it may change
 */
record DirectoryAccess(Caller caller, Optional<Delegation> delegation, ChangeGuard guard) {

  /**
   * What the caller of a request may read.
   *
   * @throws io.signalbox.api.ProblemException 401 or 403 for who has no part of the directory
   */
  static DirectoryAccess reading(Authenticator authenticator, Request request) {
    Caller caller = authenticator.authenticate(request);
    return of(caller, scope(caller, Permission.SEE_RECIPIENTS));
  }

  /**
   * What the caller of a request may change.
   *
   * @throws io.signalbox.api.ProblemException as {@link #reading}
   */
  static DirectoryAccess changing(Authenticator authenticator, Request request) {
    Caller caller = authenticator.authenticate(request);
    return of(
        caller, scope(caller, Permission.EDIT_DIRECTORY).and(caller.scope(Permission.HANDLE)));
  }

  private static DirectoryAccess of(Caller caller, Scope scope) {
    if (scope.isNothing()) {
      caller.require(Permission.ADMINISTER);
    }
    return new DirectoryAccess(
        caller,
        scope.isEverything() ? Optional.empty() : Optional.of(Delegation.of(scope)),
        new ScopedChanges(
            caller.scope(Permission.HANDLE), scope(caller, Permission.EDIT_DIRECTORY)));
  }

  /** By roles, and by the grant {@code directory}. */
  private static Scope scope(Caller caller, Permission permission) {
    return caller
        .scope(permission)
        .and(Scope.ofOrganisations(caller.instance().grants().directory()));
  }

  boolean mayRead(DirectoryView view, DirectoryObject object) {
    return delegation.map(part -> part.covers(view, object)).orElse(true);
  }
}
