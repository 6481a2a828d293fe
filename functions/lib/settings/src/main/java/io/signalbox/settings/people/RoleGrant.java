package io.signalbox.settings.people;

import java.util.Collection;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A role, and where somebody has it. */
public record RoleGrant(Role role, Scope scope) {

  /** The same text for the same roles in the same places, in whatever order they are. */
  public static String text(Collection<RoleGrant> roles) {
    return roles.stream().map(RoleGrant::text).distinct().sorted().collect(Collectors.joining(";"));
  }

  private String text() {
    return role.text()
        + scope.isEverything()
        + new TreeSet<>(scope.organisations())
        + new TreeSet<>(scope.constituencies());
  }

  /** Where somebody with all these roles may do that. */
  public static Scope scope(Collection<RoleGrant> roles, Permission permission) {
    return roles.stream()
        .filter(grant -> grant.role().permits(permission))
        .map(RoleGrant::scope)
        .reduce(Scope.NOTHING, Scope::and);
  }
}
