package io.signalbox.directory.lookup;

import io.signalbox.directory.Contact;
import io.signalbox.directory.DirectoryView;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.ObjectKind;
import io.signalbox.settings.Addressee;
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

/** Fills in who gets a mail by the directory. */
public final class MailRecipients {
  private static final String OPEN_PGP = "-----BEGIN PGP";

  private final CurrentRecipients contacts;

  public MailRecipients(CurrentRecipients contacts) {
    this.contacts = contacts;
  }

  /**
   * The options with the recipients that the directory names now for an organisation, in their
   * language, with their keys; the options themselves where nobody is usable.
   */
  public MailOptions of(
      MailOptions own, Addressee addressee, String organisation, DirectoryView view) {
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

  /** The options with one contact alone; the options themselves where it has no usable address. */
  public MailOptions ofContact(MailOptions own, String contact, DirectoryView view) {
    List<Contact.Address> to = contacts.addresses(view, List.of(id(ObjectKind.CONTACT, contact)));
    return to.isEmpty()
        ? own
        : own.withRecipients(
            to.stream().map(Contact.Address::mail).map(MailAddress::text).toList(),
            List.of(),
            own.language(),
            own.security().withKeys(keys(to.stream())));
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
