package io.signalbox.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** The settings as one commit left them. */
public final class Revision {
  private final Optional<Head> head;
  private final ObjectNode json;
  private final SettingsDocument document;

  Revision(Optional<Head> head, ObjectNode json) {
    this.head = head;
    this.json = json;
    this.document = SettingsReader.read(json);
  }

  /** Differs between any two documents that ever stood; {@code none} before the first commit. */
  public String id() {
    return head.map(Head::revision).orElse("none");
  }

  /**
   * The document as it was written, with hashes for tokens and references for credentials. A copy.
   */
  public ObjectNode json() {
    return json.deepCopy();
  }

  public SettingsDocument document() {
    return document;
  }

  /** Credentials that the commit left without use, as it named them. */
  public List<String> retired() {
    return head.map(Head::retired).orElse(List.of());
  }

  Optional<Head> head() {
    return head;
  }
}
