package io.signalbox.envelopes;

import java.util.Optional;

/** Something that was kept aside, and what was decided about it. */
public record Aside<T>(AsideId id, T what, Optional<Decision> decision) {

  public boolean isDecided() {
    return decision.isPresent();
  }
}
