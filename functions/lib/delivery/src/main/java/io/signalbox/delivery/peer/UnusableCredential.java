package io.signalbox.delivery.peer;

/** A credential that cannot be used, with a reason that does not show it. */
public final class UnusableCredential extends Exception {
  public UnusableCredential(String message) {
    super(message);
  }
}
