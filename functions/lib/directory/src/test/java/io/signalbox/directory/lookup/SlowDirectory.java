package io.signalbox.directory.lookup;

import static java.util.stream.Collectors.groupingBy;

import io.signalbox.directory.Contact;
import io.signalbox.directory.DirectoryObject;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.Organisation;
import io.signalbox.directory.Stored;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All objects, in a list. */
final class SlowDirectory {
  private final Map<Class<?>, List<Stored<DirectoryObject>>> all;
  private final Set<String> bounced;
  private final LocalDate today = RandomDirectory.TODAY;

  SlowDirectory(List<Stored<DirectoryObject>> all, Set<String> bounced) {
    this.all = all.stream().collect(groupingBy(one -> one.object().getClass()));
    this.bounced = bounced;
  }

  /** The addresses that would be told, by the organisation's contacts or its parent's. */
  Set<String> contacts(Organisation organisation, List<String> roles) {
    Set<String> asked = new LinkedHashSet<>();
    Set<String> abuse = new LinkedHashSet<>();
    Set<String> any = new LinkedHashSet<>();
    List<Stored<Contact>> contacts = new ArrayList<>(each(Contact.class));
    contacts.sort(Comparator.comparing(one -> one.object().id()));
    for (Stored<Contact> stored : contacts) {
      Contact contact = stored.object();
      for (Contact.Address address : contact.addresses()) {
        boolean over = address.expires().isPresent() && !today.isBefore(address.expires().get());
        String mail = address.mail().address();
        if (contact.organisation().equals(organisation.id())
            && address.enabled()
            && !over
            && !bounced.contains(mail)) {
          any.add(mail);
          if (contact.roles().contains("abuse")) {
            abuse.add(mail);
          }
          if (contact.roles().stream().anyMatch(roles::contains)) {
            asked.add(mail);
          }
        }
      }
    }
    if (any.isEmpty() && organisation.parent().isPresent()) {
      return contacts(organisation(organisation.parent().get()), roles);
    }
    return !asked.isEmpty() ? asked : !abuse.isEmpty() ? abuse : any;
  }

  Organisation organisation(ObjectId id) {
    return each(Organisation.class).stream()
        .map(Stored::object)
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  <T extends DirectoryObject> List<Stored<T>> each(Class<T> type) {
    return all.getOrDefault(type, List.of()).stream()
        .map(one -> one.as(type.cast(one.object())))
        .toList();
  }
}
