package io.signalbox.delivery.sample;

import java.util.Locale;

/** A step on the way to a peer. */
public enum Step {
  /** The peer's name is looked up, and its addresses are vetted. */
  RESOLVE,
  /** A TCP connection is opened. */
  CONNECT,
  /** TLS is agreed on, and the peer's certificate is checked. */
  TLS,
  /** The hub logs in, or gets an access token. */
  AUTHENTICATE,
  /** The sample is sent. */
  SEND,
  /** The peer answers. */
  ANSWER;

  /** How the API calls it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
