package io.signalbox.deliver.mail;

import io.signalbox.delivery.AddressHash;
import io.signalbox.delivery.NoticeSubject;
import io.signalbox.directory.Contact;
import io.signalbox.directory.DirectoryStore;
import io.signalbox.directory.DirectoryView;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.ObjectKind;
import io.signalbox.directory.Organisation;
import io.signalbox.directory.Stored;
import io.signalbox.directory.lookup.CurrentRecipients;
import io.signalbox.directory.lookup.MailRecipients;
import io.signalbox.settings.Addressee;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import io.signalbox.settings.MailOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names the recipients of mails to the directory. */
final class DirectoryRecipients {
  private final DirectoryStore directory;
  private final CurrentRecipients contacts;
  private final MailRecipients recipients;

  DirectoryRecipients(DirectoryStore directory, CurrentRecipients contacts) {
    this.directory = directory;
    this.contacts = contacts;
    this.recipients = new MailRecipients(contacts);
  }

  /**
   * The destination with the recipients that the directory names now for the group's addressee, in
   * their language, with their keys. Where nobody is usable, the destination's own {@code to}
   * stays.
   *
   * @return the destination itself where it does not take its recipients from the directory
   */
  Destination in(Destination destination, Group group) {
    if (!destination.isDirectory()) {
      return destination;
    }
    MailOptions own = destination.options(MailOptions.class);
    Optional<String> contact = Addressee.contact(group);
    if (contact.isPresent()) {
      return destination.to(recipients.ofContact(own, contact.get(), directory.recent()));
    }
    Addressee addressee = Addressee.of(group).orElse(Addressee.NOBODY);
    return addressee
        .organisation()
        .map(organisation -> recipients.of(own, addressee, organisation, directory.recent()))
        .map(destination::to)
        .orElseGet(() -> destination.to(own));
  }

  /** The same with the organisation and, for each recipient, the contact that the address is of. */
  NoticeSubject identified(NoticeSubject subject, Group group) {
    Addressee addressee = Addressee.of(group).orElse(Addressee.NOBODY);
    DirectoryView view = directory.recent();
    Map<String, Stored<Contact>> contactOf = new HashMap<>();
    Addressee.contact(group)
        .flatMap(name -> view.get(id(ObjectKind.CONTACT, name)))
        .ifPresent(
            stored -> {
              if (stored.object() instanceof Contact contact) {
                contact
                    .addresses()
                    .forEach(
                        one ->
                            contactOf.put(
                                AddressHash.of(one.mail().address()), stored.as(contact)));
              }
            });
    addressee
        .organisation()
        .map(name -> contacts.of(view, id(ObjectKind.ORGANISATION, name), addressee.roles()))
        .orElse(List.of())
        .forEach(
            one -> contactOf.put(AddressHash.of(one.address().mail().address()), one.contact()));
    return new NoticeSubject(
        addressee.organisation(),
        subject.recipients().stream()
            .map(
                one -> {
                  Optional<Stored<Contact>> contact =
                      Optional.ofNullable(contactOf.get(one.address()));
                  return new NoticeSubject.Recipient(
                      one.address(),
                      contact.map(stored -> stored.object().id().name()),
                      contact.map(Stored::version));
                })
            .toList(),
        subject.sources(),
        subject.objects());
  }

  /**
   * The same group of the organisation's parent, from whose contacts on its mails go upwards; empty
   * where it has none.
   */
  Optional<Group> nextLevel(Group group) {
    return Addressee.of(group)
        .flatMap(
            addressee ->
                addressee
                    .organisation()
                    .flatMap(name -> directory.recent().get(id(ObjectKind.ORGANISATION, name)))
                    .map(Stored::object)
                    .filter(Organisation.class::isInstance)
                    .flatMap(found -> ((Organisation) found).parent())
                    .map(parent -> addressee.at(parent.name()).in(group)));
  }

  private static ObjectId id(ObjectKind kind, String name) {
    return new ObjectId(kind, name);
  }
}
