package io.signalbox.feeds;

/**
 * What the journal says of an envelope beside its place, so that envelopes are counted and found
 * without being read. Pages name the columns by {@link #text}.
 */
public enum JournalColumn {
  TYPE("type"),
  TAXONOMY("taxonomy"),
  IDENTIFIER("identifier"),
  ASN("asn"),
  COUNTRY("country"),
  FEED("feed"),
  PROVIDER("provider"),
  SENDER("sender"),
  TLP("tlp"),
  MALWARE("malware"),
  /** The address of the source. */
  ADDRESS("address"),
  /** The address of the destination. */
  DESTINATION_ADDRESS("destination_address"),
  /** The domain name of the source. */
  DOMAIN("domain"),
  /** The host of the source's URL. */
  URL_HOST("url_host"),
  /** All tags, each with a line feed behind it. */
  TAGS("tags"),
  /** The {@link DelayBucket} of the time from the event to its receipt. */
  DELAY("delay"),
  /** The minute of the event, in minutes since 1970. */
  TIME("time"),
  /** {@value #YES} where the directory had a contact that is responsible for it. */
  CONTACT("contact"),
  /** The economic sector of the source, as Shadowserver names it. */
  SECTOR("sector");

  /** The value of a column that says whether something is so, where it is. */
  public static final String YES = "yes";

  private final String text;

  JournalColumn(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }
}
