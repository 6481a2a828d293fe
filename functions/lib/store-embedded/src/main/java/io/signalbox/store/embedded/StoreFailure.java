package io.signalbox.store.embedded;

/**
 * Why a store on disk can no longer be used. It takes no more writes; a new start is the only way
 * on.
 *
 * @param message for the operator: the cause and the folder or file
 */
public record StoreFailure(Kind kind, String message, Throwable cause) {

  /** What kind of failure it is. */
  public enum Kind {
    /** A file is not as it was written. A new start refuses to open it until it is repaired. */
    DAMAGED,
    /** The disk is full or does not work. A new start goes on where this one ended. */
    UNUSABLE
  }
}
