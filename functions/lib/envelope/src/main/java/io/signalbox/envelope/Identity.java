package io.signalbox.envelope;

import java.util.Optional;
import java.util.function.Supplier;

/** What an envelope is called, where it came from, and which way. */
record Identity(EnvelopeId id, Optional<EnvelopeId> parent, Path path) {

  /**
   * A text, and the field that it stood in.
   *
   * @param field its dotted name
   */
  record Named(String field, Optional<String> text) {}

  /**
   * Reads an identity. An id that is a bang path is the path, where there is no other.
   *
   * @param derived the id where none is given
   */
  static Identity of(Named id, Named parent, Named path, Supplier<EnvelopeId> derived)
      throws ItemFault {
    Named way = path.text().isEmpty() && isPath(id) ? id : path;
    boolean isGiven = id.text().isPresent() && !isPath(id);
    EnvelopeId own = isGiven ? id(id) : derived.get();
    Optional<EnvelopeId> above =
        parent.text().isEmpty() || isPath(parent) ? Optional.empty() : Optional.of(id(parent));
    if (above.isPresent() && above.get().dedupKey().equals(own.dedupKey())) {
      throw new ItemFault(parent.field(), "an envelope is not its own parent");
    }
    return new Identity(own, above, path(way));
  }

  private static boolean isPath(Named named) {
    return named.text().filter(Path::looksLikePath).isPresent();
  }

  private static EnvelopeId id(Named named) throws ItemFault {
    try {
      return EnvelopeId.parse(named.text().orElseThrow());
    } catch (IllegalArgumentException broken) {
      throw new ItemFault(named.field(), String.valueOf(broken.getMessage()));
    }
  }

  private static Path path(Named named) throws ItemFault {
    try {
      return Path.parse(named.text().orElse(""));
    } catch (IllegalArgumentException broken) {
      throw new ItemFault(named.field(), String.valueOf(broken.getMessage()));
    }
  }
}
