package io.signalbox.directory.lookup;

import io.signalbox.directory.Contact;
import io.signalbox.directory.DirectoryView;
import io.signalbox.directory.Layout;
import io.signalbox.directory.Network;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.Selector;
import io.signalbox.directory.Stored;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells at the time of a mail who answers for an organisation. A contact that was disabled, has
 * expired or has bounced since the events were routed is left out.
 */
public final class CurrentRecipients {
  private final SuppressedAddresses suppressed;
  private final Clock clock;

  public CurrentRecipients(SuppressedAddresses suppressed, Clock clock) {
    this.suppressed = suppressed;
    this.clock = clock;
  }

  /**
   * The organisation's contacts in the first of these roles that anybody has, as {@link Lookup}
   * chooses them; else its parents', from the nearest on; else those of the directory's default.
   *
   * @return each address once; nobody where none of them has a usable address
   * @throws io.signalbox.store.StoreException if the directory is away
   */
  public List<Recipient> of(DirectoryView directory, ObjectId organisation, List<String> roles) {
    LocalDate today = today();
    Reading reading = new Reading(directory);
    ContactChoice choice = new ContactChoice(reading, suppressed, today);
    List<Recipient> found = choose(choice, reading, organisation, roles);
    if (!found.isEmpty()) {
      return found;
    }
    return reading.networks(List.of(Layout.networks(new Selector.Default()))).stream()
        .filter(network -> network.object().countsOn(today))
        .sorted(Precedence.OF_NETWORKS)
        .map(Stored::object)
        .map(Network::organisation)
        .flatMap(Optional::stream)
        .map(other -> choose(choice, reading, other, roles))
        .filter(one -> !one.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static List<Recipient> choose(
      ContactChoice choice, Reading reading, ObjectId organisation, List<String> roles) {
    return reading.organisation(organisation).map(file -> choice.of(file, roles)).orElse(List.of());
  }

  /** The usable addresses of these contacts; those of contacts that are gone are left out. */
  public List<Contact.Address> addresses(DirectoryView directory, Collection<ObjectId> contacts) {
    LocalDate today = today();
    List<Contact.Address> usable =
        contacts.stream()
            .map(directory::get)
            .flatMap(Optional::stream)
            .map(Stored::object)
            .filter(Contact.class::isInstance)
            .map(Contact.class::cast)
            .flatMap(contact -> contact.addresses().stream())
            .filter(address -> address.isUsableOn(today))
            .toList();
    if (usable.isEmpty()) {
      return usable;
    }
    Set<String> refused = suppressed.among(usable.stream().map(Contact.Address::mail).toList());
    return usable.stream().filter(address -> !refused.contains(address.mail().key())).toList();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
