package io.signalbox.store.embedded;

import java.nio.file.Path;

/** A store cannot be opened, for what is in its folder is not as it was written. */
public final class DamagedStoreException extends IllegalStateException {

  private final String problem;

  /** Names the file or folder, and what is wrong with it. */
  DamagedStoreException(Path place, String fault) {
    super(
        "%s is damaged: %s. Nothing was changed; see the commands verify and repair"
            .formatted(place.toAbsolutePath(), fault));
    this.problem = "%s: %s".formatted(place.toAbsolutePath(), fault);
  }

  /** What is wrong, without advice. */
  String problem() {
    return problem;
  }
}
