package io.signalbox.lookup;

import io.signalbox.access.Authenticator;
import io.signalbox.access.Caller;
import io.signalbox.access.Grant;
import io.signalbox.api.Request;
import io.signalbox.directory.DirectoryObject;
import io.signalbox.directory.DirectoryView;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.ObjectKind;
import io.signalbox.directory.delegation.DelegatedChanges;
import io.signalbox.directory.delegation.Delegation;
import io.signalbox.directory.edit.ChangeGuard;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a caller may see and do in the directory.
 *
 * @param delegation the part that the caller has; empty for an administrator, who has all
 */
record DirectoryAccess(Caller caller, Optional<Delegation> delegation) {

  /**
   * Reads the credential of a request.
   *
   * @throws io.signalbox.api.ProblemException 401 or 403 for who has no part of the directory
   */
  static DirectoryAccess of(Authenticator authenticator, Request request) {
    Caller caller = authenticator.authenticate(request);
    Set<String> organisations = caller.instance().grants().directory();
    if (caller.has(Grant.administer())) {
      return new DirectoryAccess(caller, Optional.empty());
    }
    if (organisations.isEmpty()) {
      caller.require(Grant.administer());
    }
    return new DirectoryAccess(
        caller,
        Optional.of(
            new Delegation(
                organisations.stream()
                    .map(name -> new ObjectId(ObjectKind.ORGANISATION, name))
                    .collect(Collectors.toSet()))));
  }

  boolean mayRead(DirectoryView view, DirectoryObject object) {
    return delegation.map(part -> part.covers(view, object)).orElse(true);
  }

  ChangeGuard guard() {
    return delegation.<ChangeGuard>map(DelegatedChanges::new).orElse(ChangeGuard.NONE);
  }
}
