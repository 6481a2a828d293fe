package io.signalbox.access;

import io.signalbox.settings.Grants;

/** What an endpoint asks of its caller. */
public sealed interface Grant {

  static Grant post() {
    return new Post();
  }

  static Grant lookup() {
    return new Lookup();
  }

  static Grant administer() {
    return new Administer();
  }

  static Grant read(String feed) {
    return new Read(feed);
  }

  /** Whether this is among what was granted. */
  default boolean isIn(Grants grants) {
    return switch (this) {
      case Post() -> grants.post();
      case Read(String feed) -> grants.mayRead(feed);
      case Lookup() -> grants.lookup();
      case Administer() -> grants.administer();
    };
  }

  /** To post envelopes. */
  record Post() implements Grant {}

  /** To read the feed of that destination. */
  record Read(String feed) implements Grant {}

  /** To ask who is responsible for an address. */
  record Lookup() implements Grant {}

  /** To read and write settings, to see all deliveries, to pause and replay. */
  record Administer() implements Grant {}
}
