package io.signalbox.envelope;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What one request may hold. */
public final class Limits {
  /** A request's body, after inflating it. */
  public static final int BODY_BYTES = 6 * 1024 * 1024;

  /** Envelopes in a request. */
  public static final int ITEMS = 5_000;

  /**
   * Different bodies, and updates of tags, under one id in a request: they are worked on one after
   * the other, and a request has seconds. A body that is there again does not count.
   */
  public static final int ITEMS_PER_ID = 100;

  /** Objects and arrays within each other, counted from the item's own object. */
  public static final int DEPTH = 64;

  /** Characters of one number, as it is spelled. */
  public static final int NUMBER_CHARACTERS = 1_000;

  /** Values in one item, objects and arrays among them. */
  public static final int VALUES = 100_000;

  /** Fields of an event, what lies in arrays not counted. */
  public static final int FIELDS = 10_000;

  /** Characters of a field's dotted name. */
  public static final int FIELD_NAME_CHARACTERS = 512;

  /** Hubs in a path. */
  public static final int PATH_HUBS = 64;

  /** Characters of the name of a hub, an owner, a publisher or a project. */
  public static final int NAME_CHARACTERS = 64;

  /** The warnings that are told of one event. */
  public static final int WARNINGS = 50;

  static final String BODY_BYTES_NAME = "bodyBytes";
  static final String ITEMS_NAME = "items";

  private static final int TOLD_CHARACTERS = 200;
  private static final Pattern NOT_TOLD = Pattern.compile("[\\p{Cc}\\p{Cs}]");

  private Limits() {}

  /** What is told of a name that a sender chose, however long it is and whatever it holds. */
  static String told(String name) {
    String cut =
        name.length() <= TOLD_CHARACTERS
            ? name
            : name.substring(0, name.offsetByCodePoints(0, TOLD_CHARACTERS / 2)) + "…";
    return NOT_TOLD.matcher(cut).replaceAll("\uFFFD");
  }

  /** All of them by the names under which a hub publishes them. */
  public static Map<String, Integer> byName() {
    Map<String, Integer> limits = new LinkedHashMap<>();
    limits.put(BODY_BYTES_NAME, BODY_BYTES);
    limits.put(ITEMS_NAME, ITEMS);
    limits.put("itemsPerId", ITEMS_PER_ID);
    limits.put("depth", DEPTH);
    limits.put("numberCharacters", NUMBER_CHARACTERS);
    limits.put("values", VALUES);
    limits.put("fields", FIELDS);
    limits.put("fieldNameCharacters", FIELD_NAME_CHARACTERS);
    limits.put("pathHubs", PATH_HUBS);
    limits.put("nameCharacters", NAME_CHARACTERS);
    limits.put("warnings", WARNINGS);
    return limits;
  }
}
