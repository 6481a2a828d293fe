package io.signalbox.crypto;

/** A key cannot be used. The message is fit for people, and holds nothing secret. */
public final class UnusableKeyException extends Exception {
  private final transient Unusable reason;

  public UnusableKeyException(Unusable reason) {
    super(reason.text());
    this.reason = reason;
  }

  public Unusable reason() {
    return reason;
  }
}
