package io.signalbox.keys;

import io.signalbox.directory.Contact;
import io.signalbox.directory.DirectoryObject;
import io.signalbox.directory.DirectoryView;
import io.signalbox.directory.ObjectKind;
import io.signalbox.directory.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The keys of the directory's contacts. */
public final class ContactKeys {
  /** What the place of a contact's key begins with. */
  public static final String PLACE = "directory/";

  private static final int CONTACTS_A_READ = 200;

  private ContactKeys() {}

  /**
   * Uses in the order of the contacts' names.
   *
   * @param after the contact after which it begins; empty for the first
   * @param limit how many at least, if there are as many; one contact's stand together
   */
  public static List<KeyUse> in(
      DirectoryView directory, Optional<String> after, int limit, Instant now) {
    List<KeyUse> found = new ArrayList<>();
    Optional<String> last = after;
    List<Stored<DirectoryObject>> page = directory.list(ObjectKind.CONTACT, last, CONTACTS_A_READ);
    while (!page.isEmpty() && found.size() < limit) {
      for (Stored<DirectoryObject> stored : page) {
        if (stored.object() instanceof Contact contact && found.size() < limit) {
          found.addAll(of(contact, now));
          last = Optional.of(contact.id().name());
        }
      }
      page = directory.list(ObjectKind.CONTACT, last, CONTACTS_A_READ);
    }
    return found;
  }

  private static List<KeyUse> of(Contact contact, Instant now) {
    return contact.addresses().stream()
        .filter(Contact.Address::enabled)
        .flatMap(
            address ->
                address
                    .key()
                    .flatMap(
                        key ->
                            KeyUses.ofRecipient(
                                PLACE + contact.id().name(), key, address.mail().address(), now))
                    .stream())
        .toList();
  }
}
