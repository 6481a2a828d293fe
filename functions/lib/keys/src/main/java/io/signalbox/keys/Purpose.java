package io.signalbox.keys;

import java.util.Locale;

/** What the hub does with a key or certificate. */
public enum Purpose {
  /** Encrypts mails to a recipient. */
  ENCRYPT,
  /** Signs mails. */
  SIGN,
  /** Shows who the hub is, as a client certificate. */
  IDENTIFY,
  /** Trusts what it has issued. */
  TRUST;

  /** How the API calls it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
