package io.signalbox.directory.lookup;

import inet.ipaddr.ipv4.IPv4Address;
import io.signalbox.directory.Annotation;
import io.signalbox.directory.Contact;
import io.signalbox.directory.DirectoryObject;
import io.signalbox.directory.Network;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.ObjectKind;
import io.signalbox.directory.Organisation;
import io.signalbox.directory.ReportInterval;
import io.signalbox.directory.Rule;
import io.signalbox.directory.RuleField;
import io.signalbox.directory.Selector;
import io.signalbox.directory.Stored;
import io.signalbox.settings.MailAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Objects of a world in which everything meets everything soon. */
final class RandomDirectory {
  static final LocalDate TODAY = LocalDate.parse("2026-11-28");
  static final List<String> TYPES = List.of("scanner", "open-dns", "phishing");
  static final List<String> NAMES =
      List.of("example", "isp.example", "www.isp.example", "other.test", "isp2.example");

  private static final int FIRST_ADDRESS = 0xC000_0200;

  private final Random random;
  private final int size;
  private final List<Stored<DirectoryObject>> objects = new ArrayList<>();
  private final Set<Map<RuleField, String>> matches = new HashSet<>();

  /**
   * @param size 1 for a world of up to 37 objects and 16 addresses; else as many times that
   */
  RandomDirectory(Random random, int size) {
    this.random = random;
    this.size = size;
  }

  List<Stored<DirectoryObject>> objects() {
    int organisations = size == 1 ? random.nextInt(1, 6) : 5 * size;
    for (int i = 0; i < organisations; i++) {
      Optional<ObjectId> parent =
          i > 0 && random.nextBoolean() ? Optional.of(organisation(i)) : Optional.empty();
      add(
          new Organisation(
              id(ObjectKind.ORGANISATION, i),
              "O" + i,
              parent,
              List.of(),
              tags(),
              List.of(),
              Optional.empty()));
    }
    some(7, i -> add(contact(i, organisations)));
    some(12, i -> add(network(i, organisations)));
    some(8, i -> rule(i, organisations).ifPresent(this::add));
    List<ObjectId> networks =
        objects.stream()
            .map(one -> one.object().id())
            .filter(id -> id.kind() == ObjectKind.NETWORK)
            .toList();
    some(5, i -> add(annotation(i, organisations, networks)));
    return objects;
  }

  /** An address that networks of this world may have. */
  String address() {
    int number = random.nextInt(8 * size);
    return random.nextInt(4) > 0
        ? new IPv4Address(FIRST_ADDRESS + number).toCanonicalString()
        : "2001:db8::" + Integer.toHexString(number);
  }

  /** A name that networks of this world may have. */
  String name() {
    String name = NAMES.get(random.nextInt(NAMES.size()));
    return size > 1 && random.nextBoolean() ? "n" + random.nextInt(size) + "." + name : name;
  }

  private Contact contact(int number, int organisations) {
    List<Contact.Address> addresses =
        IntStream.range(0, random.nextInt(3))
            .mapToObj(
                i ->
                    new Contact.Address(
                        MailAddress.parse("a" + random.nextInt(9) + "@isp.example"),
                        random.nextInt(4) > 0,
                        day(),
                        Optional.empty()))
            .toList();
    return new Contact(
        id(ObjectKind.CONTACT, number),
        organisation(organisations),
        Optional.empty(),
        roles(),
        addresses);
  }

  private Network network(int number, int organisations) {
    Optional<ObjectId> owner =
        random.nextInt(6) > 0 ? Optional.of(organisation(organisations)) : Optional.empty();
    Network.Origin origin = Network.Origin.UNKNOWN;
    Selector selector =
        switch (random.nextInt(7)) {
          case 0 -> new Selector.AutonomousSystem(64496 + random.nextInt(2));
          case 1 -> new Selector.Country(random.nextBoolean() ? "AT" : "EE");
          case 2 -> new Selector.Default();
          case 3 -> Selector.Domain.parse(name());
          default -> prefix();
        };
    if (selector instanceof Selector.Prefix) {
      origin =
          new Network.Origin(
              maybe(new Selector.AutonomousSystem(64496 + random.nextInt(2))),
              maybe(new Selector.Country("AT")));
    }
    Network.State state =
        random.nextInt(5) > 0
            ? Network.State.APPROVED
            : random.nextBoolean() ? Network.State.CLAIMED : Network.State.EXPIRED;
    return new Network(id(ObjectKind.NETWORK, number), owner, selector, origin, state, day());
  }

  /** In a large world, a short prefix would cover half of it. */
  private Selector prefix() {
    String address = address();
    int shortest = size == 1 ? 10 : 5;
    int length = (address.contains(":") ? 128 : 32) - random.nextInt(shortest + 1);
    return Selector.Prefix.of(Selector.Prefix.parse(address).block().toPrefixBlock(length));
  }

  private Optional<DirectoryObject> rule(int number, int organisations) {
    Map<RuleField, String> match = new EnumMap<>(RuleField.class);
    if (random.nextBoolean()) {
      match.put(RuleField.TYPE, TYPES.get(random.nextInt(3)));
    }
    if (random.nextInt(4) == 0) {
      match.put(RuleField.SIDE, random.nextBoolean() ? "ip" : "domain");
    }
    if (random.nextInt(4) == 0) {
      match.put(RuleField.TAG, tag());
    }
    if (random.nextInt(3) == 0) {
      match.put(RuleField.ORGANISATION, organisation(organisations).name());
    }
    if (!matches.add(match)) {
      return Optional.empty();
    }
    return Optional.of(
        new Rule(
            id(ObjectKind.RULE, number),
            match,
            random.nextInt(4) == 0,
            maybe(new ReportInterval(ReportInterval.Unit.DAYS, random.nextInt(1, 9))),
            roles(),
            random.nextInt(3) == 0,
            random.nextInt(3),
            Rule.Routing.PLAIN));
  }

  private Annotation annotation(int number, int organisations, List<ObjectId> networks) {
    boolean aboutNetwork = random.nextBoolean() && !networks.isEmpty();
    return new Annotation(
        id(ObjectKind.ANNOTATION, number),
        aboutNetwork ? networks.get(random.nextInt(networks.size())) : organisation(organisations),
        random.nextBoolean() ? Annotation.INHIBITION : tag(),
        random.nextBoolean()
            ? Map.of("classification.type", TYPES.get(random.nextInt(3)))
            : Map.of(),
        day(),
        maybe(new ReportInterval(ReportInterval.Unit.DAYS, random.nextInt(1, 9))),
        random.nextInt(4) == 0 ? Annotation.State.PROPOSED : Annotation.State.APPROVED,
        Optional.empty());
  }

  private void some(int most, IntConsumer maker) {
    IntStream.range(0, size == 1 ? random.nextInt(most + 1) : most * size).forEach(maker);
  }

  private void add(DirectoryObject object) {
    objects.add(
        new Stored<>(
            object,
            random.nextBoolean() ? Stored.MANUAL : "ripe",
            Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(3)),
            "tester",
            1));
  }

  private List<String> tags() {
    return random.nextBoolean() ? List.of(tag()) : List.of();
  }

  private String tag() {
    return random.nextBoolean() ? "critical" : "quiet";
  }

  private List<String> roles() {
    return switch (random.nextInt(4)) {
      case 0 -> List.of("abuse");
      case 1 -> List.of("admin");
      case 2 -> List.of("admin", "noc");
      default -> List.of();
    };
  }

  private Optional<LocalDate> day() {
    return random.nextInt(4) == 0
        ? Optional.of(TODAY.plusDays(random.nextInt(-1, 2)))
        : Optional.empty();
  }

  private <T> Optional<T> maybe(T value) {
    return random.nextBoolean() ? Optional.of(value) : Optional.empty();
  }

  private ObjectId organisation(int bound) {
    return id(ObjectKind.ORGANISATION, random.nextInt(bound));
  }

  private static ObjectId id(ObjectKind kind, int number) {
    return new ObjectId(kind, kind.singular() + number);
  }
}
