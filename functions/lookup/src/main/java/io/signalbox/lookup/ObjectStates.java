package io.signalbox.lookup;

import io.signalbox.directory.Annotation;
import io.signalbox.directory.Contact;
import io.signalbox.directory.DirectoryObject;
import io.signalbox.directory.Network;
import io.signalbox.directory.Organisation;
import io.signalbox.directory.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What objects are found by that wait for an approval. */
final class ObjectStates {
  private static final List<String> ALL = List.of("claimed", "approved", "expired", "proposed");

  private ObjectStates() {}

  /** The state as JSON has it; empty for objects that need no approval. */
  static Optional<String> of(DirectoryObject object) {
    return switch (object) {
      case Network network -> Optional.of(text(network.state()));
      case Annotation annotation -> Optional.of(text(annotation.state()));
      case Organisation _, Contact _, Rule _ -> Optional.empty();
    };
  }

  /**
   * Reads a state.
   *
   * @throws IllegalArgumentException if no object has such a state
   */
  static String parse(String text) {
    return ALL.stream()
        .filter(text::equals)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("expected " + String.join(", ", ALL)));
  }

  private static String text(Enum<?> state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
