package io.signalbox.directory.lookup;

import io.signalbox.directory.Contact;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.Stored;
import io.signalbox.settings.MailAddress;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whom of an organisation to tell: the contacts with one of the roles that are asked for, else
 * those for abuse, else any; where it has nobody, its parent's. An address that is disabled,
 * expired or suppressed is nobody.
 */
final class ContactChoice {
  private final Background background;
  private final SuppressedAddresses suppressed;
  private final LocalDate today;

  ContactChoice(Background background, SuppressedAddresses suppressed, LocalDate today) {
    this.background = background;
    this.suppressed = suppressed;
    this.today = today;
  }

  /** Each address once. */
  List<Recipient> of(OrganisationFile organisation, List<String> roles) {
    Set<ObjectId> seen = new HashSet<>();
    Optional<OrganisationFile> next = Optional.of(organisation);
    while (next.isPresent() && seen.add(next.get().organisation().object().id())) {
      List<Recipient> usable = usable(next.get());
      if (!usable.isEmpty()) {
        return inRole(usable, roles);
      }
      next = next.get().organisation().object().parent().flatMap(background::organisation);
    }
    return List.of();
  }

  private List<Recipient> usable(OrganisationFile file) {
    List<Recipient> usable = new ArrayList<>();
    for (Stored<Contact> contact : file.contacts()) {
      contact.object().addresses().stream()
          .filter(address -> address.isUsableOn(today))
          .map(address -> new Recipient(file.organisation(), contact, address))
          .forEach(usable::add);
    }
    if (usable.isEmpty()) {
      return usable;
    }
    Set<String> refused =
        suppressed.among(usable.stream().map(one -> one.address().mail()).toList());
    usable.removeIf(one -> refused.contains(key(one)));
    return usable;
  }

  private static List<Recipient> inRole(List<Recipient> usable, List<String> roles) {
    List<Predicate<Contact>> choices =
        List.of(
            contact -> contact.roles().stream().anyMatch(roles::contains),
            contact -> contact.roles().contains(Contact.ABUSE),
            contact -> true);
    for (Predicate<Contact> choice : choices) {
      List<Recipient> chosen =
          usable.stream().filter(one -> choice.test(one.contact().object())).toList();
      if (!chosen.isEmpty()) {
        return eachOnce(chosen);
      }
    }
    return List.of();
  }

  private static List<Recipient> eachOnce(List<Recipient> recipients) {
    Set<String> seen = new HashSet<>();
    return recipients.stream().filter(one -> seen.add(key(one))).toList();
  }

  private static String key(Recipient recipient) {
    MailAddress mail = recipient.address().mail();
    return mail.key();
  }
}
