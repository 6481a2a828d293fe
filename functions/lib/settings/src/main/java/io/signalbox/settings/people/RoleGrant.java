package io.signalbox.settings.people;

import java.util.Collection;

/** A role, and where somebody has it. */
public record RoleGrant(Role role, Scope scope) {

  /** Where somebody with all these roles may do that. */
  public static Scope scope(Collection<RoleGrant> roles, Permission permission) {
    return roles.stream()
        .filter(grant -> grant.role().permits(permission))
        .map(RoleGrant::scope)
        .reduce(Scope.NOTHING, Scope::and);
  }
}
