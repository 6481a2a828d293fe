package io.signalbox.deliver.mail.template;

import io.signalbox.envelopes.StoredEnvelope;
import java.util.List;
import java.util.Optional;

/** The strictest mark of the Traffic Light Protocol among events, from their field {@code tlp}. */
final class Marking {
  /** From the mildest to the strictest; WHITE is the old name of CLEAR. */
  private static final List<String> LEVELS =
      List.of("WHITE", "CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED");

  private Marking() {}

  /** Such as {@code TLP:AMBER}; empty where no event is marked. */
  static Optional<String> of(List<StoredEnvelope> events) {
    int strictest =
        events.stream()
            .flatMap(event -> event.envelope().payload().text("tlp").stream())
            .mapToInt(LEVELS::indexOf)
            .max()
            .orElse(-1);
    return strictest < 0 ? Optional.empty() : Optional.of("TLP:" + LEVELS.get(strictest));
  }
}
