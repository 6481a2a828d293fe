package io.signalbox.access.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an entry of the audit log is about. */
public enum AuditKind {
  /** Somebody has begun a session. */
  SIGN_IN,
  /** Somebody could not. */
  SIGN_IN_FAILED,
  /** Somebody has ended a session, or all of a person. */
  SIGN_OUT,
  /** A person has read personal data. */
  READ,
  /** Somebody has changed something, or tried to. */
  CHANGE;

  /** As the API has it, such as {@code sign-in}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<AuditKind> of(String text) {
    return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst();
  }
}
