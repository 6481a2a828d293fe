package io.signalbox.envelope;

/** What one request may hold. A hub publishes these at {@code GET /v1/info}. */
public final class Limits {
  /** A request's body, after inflating it. */
  public static final int BODY_BYTES = 6 * 1024 * 1024;

  /** Envelopes in a request. */
  public static final int ITEMS = 5_000;

  /** Objects and arrays within each other, counted from the item's own object. */
  public static final int DEPTH = 64;

  /** Characters of one number, as it is spelled. */
  public static final int NUMBER_CHARACTERS = 1_000;

  /** Hubs in a path. */
  public static final int PATH_HUBS = 64;

  /** Characters of the name of a hub, an owner, a publisher or a project. */
  public static final int NAME_CHARACTERS = 64;

  private Limits() {}
}
