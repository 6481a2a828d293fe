package io.signalbox.directory.lookup;

import io.signalbox.directory.Annotation;
import io.signalbox.directory.Contact;
import io.signalbox.directory.DirectoryObject;
import io.signalbox.directory.Network;
import io.signalbox.directory.Organisation;
import io.signalbox.directory.Rule;
import io.signalbox.directory.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An organisation with what belongs to it, in the order of the ids. */
record OrganisationFile(
    Stored<Organisation> organisation,
    List<Stored<Contact>> contacts,
    List<Stored<Rule>> rules,
    List<Stored<Annotation>> annotations) {

  /** Empty if the organisation is not among the objects. */
  static Optional<OrganisationFile> of(List<Stored<DirectoryObject>> objects) {
    List<Stored<Organisation>> organisations = new ArrayList<>();
    List<Stored<Contact>> contacts = new ArrayList<>();
    List<Stored<Rule>> rules = new ArrayList<>();
    List<Stored<Annotation>> annotations = new ArrayList<>();
    for (Stored<DirectoryObject> stored : objects) {
      switch (stored.object()) {
        case Organisation organisation -> organisations.add(stored.as(organisation));
        case Contact contact -> contacts.add(stored.as(contact));
        case Rule rule -> rules.add(stored.as(rule));
        case Annotation annotation -> annotations.add(stored.as(annotation));
        case Network network ->
            throw new IllegalStateException(network.id() + " lies with an organisation");
      }
    }
    return organisations.stream()
        .findFirst()
        .map(organisation -> new OrganisationFile(organisation, contacts, rules, annotations));
  }
}
