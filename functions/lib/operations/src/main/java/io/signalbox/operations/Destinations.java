package io.signalbox.operations;

import io.signalbox.api.Problem;
import io.signalbox.api.ProblemType;
import io.signalbox.settings.Destination;
import io.signalbox.settings.requested.KnownDestinations;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The destinations that the settings have now, and those that events describe. */
public final class Destinations {
  private final KnownDestinations known;

  public Destinations(KnownDestinations known) {
    this.known = known;
  }

  /** All of them, in the order of their names. */
  public List<Destination> all() {
    return known.all().stream().sorted(Comparator.comparing(Destination::name)).toList();
  }

  /** Whether there is such a destination, and clients read it on request. */
  public boolean isPulled(String name) {
    return find(name).map(Destination::isPulled).orElse(false);
  }

  /**
   * The destination of that name.
   *
   * @throws io.signalbox.api.ProblemException 404 where there is none
   */
  public Destination get(String name) {
    return find(name)
        .orElseThrow(
            () -> Problem.of(ProblemType.NOT_FOUND, "There is no such destination.").exception());
  }

  /** The destination of that name, if there is one. */
  public Optional<Destination> find(String name) {
    return known.find(name);
  }
}
