package io.signalbox.settings;

import io.signalbox.settings.people.Role;
import io.signalbox.settings.people.RoleGrant;
import io.signalbox.settings.people.Scope;
import java.util.List;
import java.util.Set;

/** Reads a list of {@code roles}. A role without a scope holds everywhere. */
final class RoleReader {

  private RoleReader() {}

  static List<RoleGrant> read(JsonFields holder) {
    return holder.list("roles", role -> role(JsonFields.of(role)));
  }

  private static RoleGrant role(JsonFields role) {
    String name = role.required("role");
    return new RoleGrant(
        Role.of(name).orElseThrow(() -> new IllegalArgumentException("no role: " + name)),
        role.has("scope") ? scope(role.members("scope")) : Scope.EVERYTHING);
  }

  private static Scope scope(JsonFields scope) {
    return new Scope(
        false, Set.copyOf(scope.texts("organisations")), Set.copyOf(scope.texts("constituencies")));
  }
}
