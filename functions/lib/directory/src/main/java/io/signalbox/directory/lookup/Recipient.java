package io.signalbox.directory.lookup;

import io.signalbox.directory.Contact;
import io.signalbox.directory.Organisation;
import io.signalbox.directory.Stored;

/**
 * An address that is to be told.
 *
 * @param organisation the one whose contact it is: the one that was found, or one above it
 */
public record Recipient(
    Stored<Organisation> organisation, Stored<Contact> contact, Contact.Address address) {}
