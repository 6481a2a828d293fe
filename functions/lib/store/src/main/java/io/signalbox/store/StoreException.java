package io.signalbox.store;

/** The engine did not do what was asked. The kind says what a caller may conclude. */
public abstract sealed class StoreException extends RuntimeException {

  private StoreException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The engine has too much to do and did nothing; the same again later is safe. */
  public static final class Throttled extends StoreException {
    public Throttled(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * The engine refuses the hub itself: its permission, key, account or table is wrong or missing.
   * Nothing was done, whatever was asked; the same again succeeds once an operator has mended it.
   */
  public static final class Denied extends StoreException {
    public Denied(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * The engine did not answer, or answered with a fault: what was asked may have happened or not.
   */
  public static final class Unavailable extends StoreException {
    public Unavailable(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
