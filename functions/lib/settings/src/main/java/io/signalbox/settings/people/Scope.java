package io.signalbox.settings.people;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * The part of the hub in which somebody may do something.
 *
 * @param isEverything whether it is all of it, whatever the parts say
 * @param organisations those of the directory, each with those below it
 * @param constituencies the organisations of these, each with those below it
 */
public record Scope(boolean isEverything, Set<String> organisations, Set<String> constituencies) {
  public static final Scope EVERYTHING = new Scope(true, Set.of(), Set.of());
  public static final Scope NOTHING = new Scope(false, Set.of(), Set.of());

  public Scope {
    organisations = Set.copyOf(organisations);
    constituencies = Set.copyOf(constituencies);
  }

  public static Scope ofOrganisations(Set<String> organisations) {
    return new Scope(false, organisations, Set.of());
  }

  public boolean isNothing() {
    return !isEverything && organisations.isEmpty() && constituencies.isEmpty();
  }

  /** What is in this one, in the other or in both. */
  public Scope and(Scope other) {
    return new Scope(
        isEverything || other.isEverything,
        joined(organisations, other.organisations),
        joined(constituencies, other.constituencies));
  }

  private static Set<String> joined(Collection<String> some, Collection<String> others) {
    Set<String> all = new HashSet<>(some);
    all.addAll(others);
    return all;
  }
}
