package io.signalbox.directory;

import java.util.Arrays;
import java.util.Optional;

/** What a rule can ask about an event and about who was found. */
public enum RuleField {
  TAXONOMY("taxonomy", "classification.taxonomy"),
  TYPE("type", "classification.type"),
  IDENTIFIER("identifier", "classification.identifier"),
  PROVIDER("provider", "feed.provider"),
  FEED_NAME("feedName", "feed.name"),
  FEED_CODE("feedCode", "feed.code"),
  /** Such as {@code production}. IntelMQ has no such field; tuency's look-up asks with it. */
  STATUS("status", "feed.status"),
  MALWARE("malware", "malware.name"),
  /** A tag of the organisation, or of an annotation that is in force. */
  TAG("tag", ""),
  /** {@code ip} or {@code domain}. */
  SIDE("side", ""),
  /** The id of the organisation that was found. */
  ORGANISATION("organisation", "");

  private final String text;
  private final String eventField;

  RuleField(String text, String eventField) {
    this.text = text;
    this.eventField = eventField;
  }

  /** The name in JSON. */
  public String text() {
    return text;
  }

  /** The field of the event that is asked about; empty where it is not the event. */
  public Optional<String> eventField() {
    return Optional.of(eventField).filter(field -> !field.isEmpty());
  }

  public static Optional<RuleField> of(String text) {
    return Arrays.stream(values()).filter(field -> field.text.equals(text)).findFirst();
  }
}
