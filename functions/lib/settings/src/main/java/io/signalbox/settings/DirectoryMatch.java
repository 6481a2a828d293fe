package io.signalbox.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What in the directory led an event to a feed when it was routed. Each object has the version that
 * decided, so that the answer stays the same when the directory changes.
 *
 * @param side what of the event was looked up: {@code ip} or {@code domain}
 * @param network the object that the address or the name lies in
 * @param rule the rule that was taken; empty where none matched
 * @param contacts who was to be told, if nothing changed until the mail; empty where the
 *     destination has recipients of its own
 */
public record DirectoryMatch(
    String side, Reference network, Optional<Reference> rule, List<Reference> contacts) {
  /** A mail has no more recipients. */
  public static final int CONTACTS_LIMIT = 50;

  private static final String PARTS = "|";
  private static final String LIST = ",";
  private static final int PARTS_COUNT = 4;

  /**
   * An object as it was.
   *
   * @param id unique among the objects of its kind; see the directory's {@code ObjectId}
   * @param version the directory's revision that the object came with
   */
  public record Reference(String id, long version) {
    private static final char AT = '@';

    private String text() {
      return id + AT + version;
    }

    private static Reference parse(String text) {
      int at = text.indexOf(AT);
      return new Reference(text.substring(0, at), Long.parseLong(text.substring(at + 1)));
    }
  }

  public DirectoryMatch {
    contacts = List.copyOf(contacts);
  }

  /** As {@link #parse} reads it. */
  public String text() {
    return String.join(
        PARTS,
        side,
        network.text(),
        rule.map(Reference::text).orElse(""),
        contacts.stream().map(Reference::text).collect(Collectors.joining(LIST)));
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws RuntimeException for anything else
   */
  public static DirectoryMatch parse(String text) {
    String[] parts = text.split("\\|", PARTS_COUNT);
    return new DirectoryMatch(
        parts[0],
        Reference.parse(parts[1]),
        Optional.of(parts[2]).filter(rule -> !rule.isEmpty()).map(Reference::parse),
        parts[3].isEmpty()
            ? List.of()
            : Arrays.stream(parts[3].split(LIST)).map(Reference::parse).toList());
  }
}
