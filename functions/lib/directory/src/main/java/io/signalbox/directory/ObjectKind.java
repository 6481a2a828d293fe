package io.signalbox.directory;

import java.util.Arrays;
import java.util.Optional;

/** What a directory holds. In the order in which they refer to each other. */
public enum ObjectKind {
  ORGANISATION("organisation", "organisations"),
  CONTACT("contact", "contacts"),
  NETWORK("network", "networks"),
  RULE("rule", "rules"),
  ANNOTATION("annotation", "annotations");

  private final String singular;
  private final String plural;

  ObjectKind(String singular, String plural) {
    this.singular = singular;
    this.plural = plural;
  }

  /** The name for one, such as {@code network}. */
  public String singular() {
    return singular;
  }

  /** The name for many, as paths and imports have it, such as {@code networks}. */
  public String plural() {
    return plural;
  }

  public static Optional<ObjectKind> ofPlural(String plural) {
    return Arrays.stream(values()).filter(kind -> kind.plural.equals(plural)).findFirst();
  }
}
