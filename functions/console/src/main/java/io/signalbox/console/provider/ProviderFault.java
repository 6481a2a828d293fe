package io.signalbox.console.provider;

/** A sign-in with a provider that came to nothing. */
public final class ProviderFault extends Exception {
  private static final int REASON_LIMIT_CHARACTERS = 300;

  /** What whoever signs in is told. */
  public enum Kind {
    /** There is no provider in the settings, or no longer. */
    NONE(404),
    /** The console was opened under another host than the one the provider sends back to. */
    OTHER_HOST(403),
    /** The provider does not answer, or not in time. */
    AWAY(503),
    /** The provider has refused. */
    DENIED(401),
    /** The answer belongs to no sign-in that this browser has begun, or it came too late. */
    STALE(401),
    /** The provider's answer is not as the protocol has it, or the settings do not fit it. */
    INVALID(401),
    /** No group of the person has a role. */
    NO_ROLE(403);

    private final int status;

    Kind(int status) {
      this.status = status;
    }

    /** The status of the page that tells it. */
    public int status() {
      return status;
    }
  }

  private final Kind kind;

  /**
   * A fault.
   *
   * @param reason for the audit log and whoever runs the hub, without credentials
   */
  public ProviderFault(Kind kind, String reason) {
    super(reason.substring(0, Math.min(reason.length(), REASON_LIMIT_CHARACTERS)));
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  public String reason() {
    return String.valueOf(getMessage());
  }
}
