package io.signalbox.directory.delegation;

import io.signalbox.directory.Annotation;
import io.signalbox.directory.Contact;
import io.signalbox.directory.DirectoryObject;
import io.signalbox.directory.DirectoryView;
import io.signalbox.directory.Fault;
import io.signalbox.directory.Layout;
import io.signalbox.directory.Network;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.Organisation;
import io.signalbox.directory.Rule;
import io.signalbox.directory.Stored;
import io.signalbox.directory.edit.ChangeGuard;
import io.signalbox.directory.edit.Edited;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets the people of organisations change their contacts, networks and rules. Organisations and
 * annotations are changed by administrators alone.
 */
public final class DelegatedChanges implements ChangeGuard {
  private static final Decision FORBIDDEN = new Decision.Refused(new Edited.Forbidden());

  /** Far more than anybody needs. */
  static final int EACH_KIND_LIMIT = 200;

  private final Delegation delegation;
  private final NetworkClaims claims;

  public DelegatedChanges(Delegation delegation) {
    this.delegation = delegation;
    this.claims = new NetworkClaims(delegation);
  }

  @Override
  public Decision onPut(
      DirectoryView base, Optional<Stored<DirectoryObject>> standing, DirectoryObject object) {
    Optional<DirectoryObject> before = standing.map(Stored::object);
    if (!delegation.covers(base, object)
        || before.filter(one -> !delegation.covers(base, one)).isPresent()) {
      return FORBIDDEN;
    }
    if (isOneTooMany(base, before, object)) {
      return new Decision.Refused(
          new Edited.Invalid(
              List.of(
                  new Fault(
                      "", "an organisation has at most %d of these".formatted(EACH_KIND_LIMIT)))));
    }
    return switch (object) {
      case Organisation _, Annotation _ -> FORBIDDEN;
      case Contact contact -> contact(base, before, contact);
      case Network network -> claims.decide(base, before, network);
      case Rule rule -> rule(base, before, rule);
    };
  }

  /** Each event of an organisation has all its contacts and rules read. */
  private static boolean isOneTooMany(
      DirectoryView base, Optional<DirectoryObject> before, DirectoryObject object) {
    String home = Layout.home(object);
    String beside = home.substring(0, home.lastIndexOf('/') + 1);
    boolean isLimited = object instanceof Contact || object instanceof Rule;
    boolean stays = before.filter(one -> Layout.home(one).startsWith(beside)).isPresent();
    return isLimited && !stays && base.count(beside) >= EACH_KIND_LIMIT;
  }

  /** What belongs to others is as if it were not there. */
  @Override
  public Optional<Edited> onRemove(DirectoryView base, Stored<DirectoryObject> standing) {
    if (!delegation.covers(base, standing.object())) {
      return Optional.of(new Edited.Absent());
    }
    return switch (standing.object()) {
      case Organisation _, Annotation _ -> Optional.of(new Edited.Forbidden());
      case Contact _, Network _, Rule _ -> Optional.empty();
    };
  }

  /** Addresses that stand already stay good. */
  private static Decision contact(
      DirectoryView base, Optional<DirectoryObject> before, Contact contact) {
    Set<String> allowed = mailDomains(base, contact.organisation());
    Set<String> standing =
        before.stream()
            .filter(Contact.class::isInstance)
            .flatMap(one -> ((Contact) one).addresses().stream())
            .map(address -> address.mail().key())
            .collect(Collectors.toSet());
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < contact.addresses().size(); i++) {
      var mail = contact.addresses().get(i).mail();
      if (!allowed.isEmpty()
          && !allowed.contains(mail.domain())
          && !standing.contains(mail.key())) {
        faults.add(
            new Fault(
                "/addresses/" + i + "/address",
                "the organisation's mail domains are "
                    + allowed.stream().sorted().collect(Collectors.joining(", "))));
      }
    }
    return faults.isEmpty()
        ? new Decision.Allowed(contact)
        : new Decision.Refused(new Edited.Invalid(faults));
  }

  /** The organisation's and those of all above it; none for any. */
  private static Set<String> mailDomains(DirectoryView base, ObjectId organisation) {
    Set<String> domains = new HashSet<>();
    Set<ObjectId> seen = new HashSet<>();
    Optional<ObjectId> next = Optional.of(organisation);
    while (next.isPresent() && seen.add(next.get())) {
      Optional<Organisation> one = next.flatMap(id -> Delegation.organisation(base, id));
      one.ifPresent(found -> domains.addAll(found.mailDomains()));
      next = one.flatMap(Organisation::parent);
    }
    return domains;
  }

  /** A rule brings nobody else into play: neither contacts of others nor the hub's destinations. */
  private Decision rule(DirectoryView base, Optional<DirectoryObject> before, Rule rule) {
    boolean copiesOthers =
        rule.routing().copies().stream()
            .map(base::get)
            .flatMap(Optional::stream)
            .anyMatch(copy -> !delegation.covers(base, copy.object()));
    List<String> named =
        before
            .filter(Rule.class::isInstance)
            .map(one -> ((Rule) one).routing().destinations())
            .orElse(List.of());
    List<Fault> faults = new ArrayList<>();
    if (copiesOthers) {
      faults.add(new Fault("/copies", "a rule sends copies to the organisation's contacts"));
    }
    if (!named.containsAll(rule.routing().destinations())) {
      faults.add(new Fault("/destinations", "administrators name the destinations of rules"));
    }
    return faults.isEmpty()
        ? new Decision.Allowed(rule)
        : new Decision.Refused(new Edited.Invalid(faults));
  }
}
