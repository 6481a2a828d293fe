package io.signalbox.console.provider;

import java.util.List;

/**
 * Whom a provider vouches for.
 *
 * @param subject under which the provider knows the person, and nobody else, ever
 * @param name what the provider calls the person now; the subject where it does not say
 * @param groups in which the person is
 */
public record ProvenPerson(String subject, String name, List<String> groups) {
  public ProvenPerson {
    groups = List.copyOf(groups);
  }
}
