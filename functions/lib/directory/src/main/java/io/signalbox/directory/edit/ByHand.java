package io.signalbox.directory.edit;

import io.signalbox.directory.Contact;
import io.signalbox.directory.DirectoryObject;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What people did to imported objects, and the next import leaves as it is. */
final class ByHand {
  private ByHand() {}

  /** Whether the only difference is which addresses of a contact are enabled. */
  static boolean onlyEnables(DirectoryObject before, DirectoryObject after) {
    return before instanceof Contact old
        && after instanceof Contact given
        && withAllEnabled(old).equals(withAllEnabled(given));
  }

  /** The object as a source has it, with those addresses disabled that were disabled here. */
  static DirectoryObject kept(DirectoryObject standing, DirectoryObject imported) {
    if (!(standing instanceof Contact old) || !(imported instanceof Contact given)) {
      return imported;
    }
    Set<String> disabled =
        old.addresses().stream()
            .filter(address -> !address.enabled())
            .map(address -> address.mail().key())
            .collect(Collectors.toSet());
    return with(given, address -> address.enabled() && !disabled.contains(address.mail().key()));
  }

  private static Contact withAllEnabled(Contact contact) {
    return with(contact, address -> true);
  }

  private static Contact with(Contact contact, Predicate<Contact.Address> enabled) {
    return new Contact(
        contact.id(),
        contact.organisation(),
        contact.label(),
        contact.roles(),
        contact.addresses().stream()
            .map(
                one -> new Contact.Address(one.mail(), enabled.test(one), one.expires(), one.key()))
            .toList());
  }
}
