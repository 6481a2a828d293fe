package io.signalbox.settings;

/** A rule that an {@code interval} breaks, and where. */
public final class InvalidInterval extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String member;

  InvalidInterval(String member, String rule) {
    super(rule);
    this.member = member;
  }

  /** The member that breaks it; empty for the interval as a whole. */
  public String member() {
    return member;
  }
}
