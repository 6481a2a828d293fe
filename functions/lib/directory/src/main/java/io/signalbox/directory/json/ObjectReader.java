package io.signalbox.directory.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.directory.Annotation;
import io.signalbox.directory.Contact;
import io.signalbox.directory.DirectoryObject;
import io.signalbox.directory.DomainName;
import io.signalbox.directory.Fault;
import io.signalbox.directory.Network;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.ObjectKind;
import io.signalbox.directory.Organisation;
import io.signalbox.directory.Selector;
import io.signalbox.settings.MailAddress;
import io.signalbox.settings.MailOptions;
import java.util.List;
import java.util.Optional;

/** Reads objects of the directory from JSON. */
public final class ObjectReader {
  private static final int KEY_LIMIT_CHARACTERS = 20_000;
  private static final List<String> KEY_BEGINNINGS =
      List.of("-----BEGIN PGP PUBLIC KEY BLOCK-----", "-----BEGIN CERTIFICATE-----");

  /** Stands where a required value is missing; the object is thrown away for the fault. */
  private static final MailAddress NO_MAIL = MailAddress.parse("nobody@invalid");

  private final Members members;
  private final List<Fault> faults;

  private ObjectReader(Members members, List<Fault> faults) {
    this.members = members;
    this.faults = faults;
  }

  /**
   * The object.
   *
   * @param pointer where {@code json} stands, for the faults
   * @param faults what is wrong is added to them
   * @return empty if anything is wrong
   */
  public static Optional<DirectoryObject> read(
      ObjectId id, ObjectNode json, String pointer, List<Fault> faults) {
    int before = faults.size();
    Members members = new Members(json, pointer, faults);
    DirectoryObject object = new ObjectReader(members, faults).read(id);
    members.requireNoOthers();
    return faults.size() == before ? Optional.of(object) : Optional.empty();
  }

  private DirectoryObject read(ObjectId id) {
    return switch (id.kind()) {
      case ORGANISATION -> organisation(id);
      case CONTACT -> contact(id);
      case NETWORK -> network(id);
      case RULE -> new RuleReader(members, faults).read(id);
      case ANNOTATION -> annotation(id);
    };
  }

  private Organisation organisation(ObjectId id) {
    return new Organisation(
        id,
        members.required("name", name -> name, ""),
        reference("parent", ObjectKind.ORGANISATION),
        members.texts("tenants"),
        members.texts("tags"),
        members.parsedTexts("mailDomains", DomainName::parse),
        members.constant("language", MailOptions.Language.class));
  }

  private Contact contact(ObjectId id) {
    ObjectId organisation =
        members.required("organisation", name -> new ObjectId(ObjectKind.ORGANISATION, name), id);
    Optional<String> label = members.text("name");
    List<String> roles = members.texts("roles");
    return new Contact(
        id,
        organisation,
        label,
        roles,
        members.objects("addresses").stream().map(this::address).toList());
  }

  private Contact.Address address(Members address) {
    MailAddress mail = address.required("address", MailAddress::parse, NO_MAIL);
    boolean enabled = address.flag("enabled", true);
    var expires = address.date("expires");
    Optional<String> key = address.text("key", KEY_LIMIT_CHARACTERS);
    if (key.isPresent() && KEY_BEGINNINGS.stream().noneMatch(key.get()::startsWith)) {
      faults.add(
          new Fault(address.at("key"), "an armoured OpenPGP key or a PEM certificate is expected"));
    }
    address.requireNoOthers();
    return new Contact.Address(mail, enabled, expires, key);
  }

  private Network network(ObjectId id) {
    Optional<ObjectId> organisation = reference("organisation", ObjectKind.ORGANISATION);
    Optional<Selector> prefix = members.parsed("cidr", Selector.Prefix::parse);
    Optional<Selector> domain = members.parsed("domain", Selector.Domain::parse);
    Optional<Selector.AutonomousSystem> system = members.number("asn").flatMap(this::system);
    Optional<Selector.Country> country = members.parsed("country", Selector.Country::new);
    boolean others = members.flag("default", false);
    Network.Origin origin =
        prefix.isPresent() ? new Network.Origin(system, country) : Network.Origin.UNKNOWN;
    List<Selector> selectors =
        List.of(
                prefix,
                domain,
                prefix.isPresent() ? Optional.<Selector>empty() : system,
                prefix.isPresent() ? Optional.<Selector>empty() : country,
                others ? Optional.<Selector>of(new Selector.Default()) : Optional.<Selector>empty())
            .stream()
            .<Selector>flatMap(Optional::stream)
            .toList();
    if (selectors.size() != 1) {
      faults.add(
          new Fault(
              members.at("cidr"),
              "a network has a cidr (with its asn and country, if known), or a domain, an asn, a"
                  + " country, or default: true"));
    }
    return new Network(
        id,
        organisation,
        selectors.isEmpty() ? new Selector.Default() : selectors.getFirst(),
        origin,
        members.constant("state", Network.State.class).orElse(Network.State.APPROVED),
        members.date("expires"));
  }

  private Optional<Selector.AutonomousSystem> system(long number) {
    try {
      return Optional.of(new Selector.AutonomousSystem(number));
    } catch (IllegalArgumentException outOfRange) {
      faults.add(new Fault(members.at("asn"), String.valueOf(outOfRange.getMessage())));
      return Optional.empty();
    }
  }

  private Annotation annotation(ObjectId id) {
    Optional<ObjectId> organisation = reference("organisation", ObjectKind.ORGANISATION);
    Optional<ObjectId> network = reference("network", ObjectKind.NETWORK);
    if (organisation.isPresent() == network.isPresent()) {
      faults.add(
          new Fault(
              members.at("organisation"),
              "an annotation is about an organisation or about a network"));
    }
    return new Annotation(
        id,
        organisation.or(() -> network).orElse(id),
        members.required("tag", tag -> tag, ""),
        members.textMembers("condition"),
        members.date("expires"),
        members.members("interval").flatMap(one -> IntervalReader.read(one, faults)),
        members.constant("state", Annotation.State.class).orElse(Annotation.State.APPROVED),
        members.text("note"));
  }

  private Optional<ObjectId> reference(String name, ObjectKind kind) {
    return members.parsed(name, text -> new ObjectId(kind, text));
  }
}
