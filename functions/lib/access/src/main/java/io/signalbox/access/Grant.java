package io.signalbox.access;

import io.signalbox.settings.Grants;
import io.signalbox.settings.people.Permission;

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

  /** To post envelopes. */
  record Post() implements Grant {}

  /** To read the feed of that destination. */
  record Read(String feed) implements Grant {}

  /** To ask who is responsible for an address. */
  record Lookup() implements Grant {}

  /** To do what roles permit, in all of the hub. */
  record Permitted(Permission permission) implements Grant {}
}
