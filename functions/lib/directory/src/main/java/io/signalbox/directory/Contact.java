package io.signalbox.directory;

import io.signalbox.settings.MailAddress;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Somebody who answers for an organisation.
 *
 * @param label its name for people
 * @param roles such as {@code abuse}
 */
public record Contact(
    ObjectId id,
    ObjectId organisation,
    Optional<String> label,
    List<String> roles,
    List<Address> addresses)
    implements DirectoryObject {

  /** The role that is asked for where a rule names none. */
  public static final String ABUSE = "abuse";

  public Contact {
    roles = List.copyOf(roles);
    addresses = List.copyOf(addresses);
  }

  /**
   * One of a contact's mail addresses.
   *
   * @param enabled whether it is to get mail
   * @param expires the first day on which it gets no mail any more, in UTC
   * @param key an OpenPGP public key (RFC 9580, armoured) or a certificate (PEM)
   */
  public record Address(
      MailAddress mail, boolean enabled, Optional<LocalDate> expires, Optional<String> key) {

    /** Whether it gets mail on that day. */
    public boolean isUsableOn(LocalDate day) {
      return enabled && expires.map(day::isBefore).orElse(true);
    }
  }

  @Override
  public List<ObjectId> references() {
    return List.of(organisation);
  }
}
