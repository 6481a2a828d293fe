package io.signalbox.aws.events;

/**
 * What the attributes of an item are called on DynamoDB: short, for their names are paid for with
 * each item.
 */
public final class ItemAttributes {
  public static final String PARTITION = "p";
  public static final String SORT = "s";
  public static final String VERSION = "v";
  public static final String BODY = "b";

  /** When the item is due, in milliseconds since 1970. */
  public static final String DUE = "d";

  /** The part of the due index in which the item is. */
  public static final String DUE_PART = "q";

  /** When the item expires, in seconds since 1970, as DynamoDB's time to live wants it. */
  public static final String EXPIRES = "e";

  private ItemAttributes() {}
}
