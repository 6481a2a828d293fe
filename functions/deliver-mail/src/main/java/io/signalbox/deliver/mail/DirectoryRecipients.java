package io.signalbox.deliver.mail;

import io.signalbox.delivery.AddressHash;
import io.signalbox.delivery.NoticeSubject;
import io.signalbox.directory.Contact;
import io.signalbox.directory.DirectoryStore;
import io.signalbox.directory.DirectoryView;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.ObjectKind;
import io.signalbox.directory.Stored;
import io.signalbox.directory.lookup.CurrentRecipients;
import io.signalbox.directory.lookup.Recipient;
import io.signalbox.settings.Addressee;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import io.signalbox.settings.MailAddress;
import io.signalbox.settings.MailOptions;
import io.signalbox.settings.MailSecurity.RecipientKey;
import io.signalbox.store.Mailer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Names the recipients of mails to the directory. */
final class DirectoryRecipients {
  private static final String OPEN_PGP = "-----BEGIN PGP";

  private final DirectoryStore directory;
  private final CurrentRecipients contacts;

  DirectoryRecipients(DirectoryStore directory, CurrentRecipients contacts) {
    this.directory = directory;
    this.contacts = contacts;
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
      return destination.to(toContact(own, contact.get()));
    }
    Addressee addressee = Addressee.of(group).orElse(Addressee.NOBODY);
    return addressee
        .organisation()
        .map(organisation -> found(own, addressee, organisation))
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
        subject.sources());
  }

  /** Only that contact; the destination's own recipients where it has no usable address. */
  private MailOptions toContact(MailOptions own, String contact) {
    List<Contact.Address> to =
        contacts.addresses(directory.recent(), List.of(id(ObjectKind.CONTACT, contact)));
    return to.isEmpty()
        ? own
        : own.withRecipients(
            to.stream().map(Contact.Address::mail).map(MailAddress::text).toList(),
            List.of(),
            own.language(),
            own.security().withKeys(keys(to.stream())));
  }

  private MailOptions found(MailOptions own, Addressee addressee, String organisation) {
    DirectoryView view = directory.recent();
    List<Recipient> recipients =
        contacts.of(view, id(ObjectKind.ORGANISATION, organisation), addressee.roles());
    if (recipients.isEmpty()) {
      return own;
    }
    List<Contact.Address> copies =
        contacts.addresses(
            view, addressee.copies().stream().map(name -> id(ObjectKind.CONTACT, name)).toList());
    List<String> cc = new ArrayList<>(own.cc());
    copies.forEach(copy -> cc.add(copy.mail().text()));
    List<Contact.Address> to = recipients.stream().map(Recipient::address).toList();
    int room = Math.max(1, Mailer.RECIPIENTS_LIMIT - cc.size() - own.bcc().size());
    return own.withRecipients(
        to.stream().limit(room).map(Contact.Address::mail).map(MailAddress::text).toList(),
        cc,
        recipients.getFirst().organisation().object().language().orElse(own.language()),
        own.security().withKeys(keys(Stream.concat(to.stream(), copies.stream()))));
  }

  private static Map<String, RecipientKey> keys(Stream<Contact.Address> addresses) {
    Map<String, RecipientKey> keys = new HashMap<>();
    addresses.forEach(
        address ->
            address.key().ifPresent(key -> keys.putIfAbsent(address.mail().key(), key(key))));
    return keys;
  }

  private static RecipientKey key(String text) {
    Optional<String> given = Optional.of(text);
    boolean isOpenPgp = text.startsWith(OPEN_PGP);
    return new RecipientKey(
        Optional.empty(),
        isOpenPgp ? given : Optional.empty(),
        isOpenPgp ? Optional.empty() : given);
  }

  private static ObjectId id(ObjectKind kind, String name) {
    return new ObjectId(kind, name);
  }
}
