package io.signalbox.delivery;

import io.signalbox.delivery.history.ObjectCounts;
import java.util.List;
import java.util.Optional;

/**
 * Whom a notice is for, and what it is about, as far as it is looked for by that.
 *
 * @param organisation the one in the directory that is responsible; empty where the directory was
 *     not asked, or knows nobody
 * @param recipients who was chosen when the ticket was taken
 * @param sources the {@code source.ip} of the events, each once, at most {@link #SOURCES_LIMIT}
 * @param objects how its objects stand to the mails before; empty where nothing is remembered
 */
public record NoticeSubject(
    Optional<String> organisation,
    List<Recipient> recipients,
    List<String> sources,
    Optional<ObjectCounts> objects) {
  /** Further addresses of a notice are not remembered. */
  public static final int SOURCES_LIMIT = 100;

  /**
   * A recipient. The address itself stands in the directory or the settings alone, so that it is
   * gone when it is removed there.
   *
   * @param address its hash
   * @param contact the contact in the directory whose address it was
   * @param version the directory's revision by which the contact stood
   */
  public record Recipient(String address, Optional<String> contact, Optional<Long> version) {}

  /** One whose objects are not remembered. */
  public NoticeSubject(
      Optional<String> organisation, List<Recipient> recipients, List<String> sources) {
    this(organisation, recipients, sources, Optional.empty());
  }

  public NoticeSubject {
    recipients = List.copyOf(recipients);
    sources = List.copyOf(sources);
  }
}
