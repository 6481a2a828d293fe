package io.signalbox.envelope;

import java.util.LinkedHashMap;
import java.util.Map;

/** What one request may hold. */
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

  /** The warnings that are told of one event. */
  public static final int WARNINGS = 50;

  static final String BODY_BYTES_NAME = "bodyBytes";
  static final String ITEMS_NAME = "items";

  private Limits() {}

  /** All of them by the names under which a hub publishes them. */
  public static Map<String, Integer> byName() {
    Map<String, Integer> limits = new LinkedHashMap<>();
    limits.put(BODY_BYTES_NAME, BODY_BYTES);
    limits.put(ITEMS_NAME, ITEMS);
    limits.put("depth", DEPTH);
    limits.put("numberCharacters", NUMBER_CHARACTERS);
    limits.put("pathHubs", PATH_HUBS);
    limits.put("nameCharacters", NAME_CHARACTERS);
    limits.put("warnings", WARNINGS);
    return limits;
  }
}
