package io.signalbox.access;

import io.signalbox.settings.Grants;
import io.signalbox.settings.people.Permission;
import io.signalbox.settings.people.Role;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What an endpoint asks of its caller. */
public sealed interface Grant {

  static Grant post() {
    return new Post();
  }

  static Grant lookup() {
    return new Lookup();
  }

  static Grant administer() {
    return to(Permission.ADMINISTER);
  }

  /** What a role permits, everywhere. */
  static Grant to(Permission permission) {
    return new Permitted(permission);
  }

  static Grant read(String feed) {
    return new Read(feed);
  }

  /** Whether this is among what was granted. */
  default boolean isIn(Grants grants) {
    return switch (this) {
      case Post() -> grants.post();
      case Read(String feed) -> grants.mayRead(feed);
      case Lookup() -> grants.lookup() || grants.scope(Permission.SEE_RECIPIENTS).isEverything();
      case Permitted(Permission permission) -> grants.scope(permission).isEverything();
    };
  }

  /** How the settings name it, for somebody who lacks it. */
  default String name() {
    return switch (this) {
      case Post() -> "the grant \"post\"";
      case Read(_) -> "this feed among its grants \"read\"";
      case Lookup() -> "the grant \"lookup\"";
      case Permitted(Permission permission) -> rolesWith(permission) + " for the whole hub";
    };
  }

  /** The roles that permit it, for somebody who has none of them. */
  static String rolesWith(Permission permission) {
    return Arrays.stream(Role.values())
        .filter(role -> role.permits(permission))
        .map(Role::text)
        .collect(Collectors.joining(" or ", "the role ", ""));
  }

  /** To post envelopes. */
  record Post() implements Grant {}

  /** To read the feed of that destination. */
  record Read(String feed) implements Grant {}

  /** To ask who is responsible for an address. */
  record Lookup() implements Grant {}

  /** To do what roles permit, in all of the hub. */
  record Permitted(Permission permission) implements Grant {}
}
