package io.signalbox.directory.lookup;

import inet.ipaddr.IPAddress;
import io.signalbox.directory.DirectoryView;
import io.signalbox.directory.Layout;
import io.signalbox.directory.Network;
import io.signalbox.directory.Selector;
import io.signalbox.directory.Stored;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Answers questions from the directory. For many threads at once. */
public final class Lookup {
  private final SuppressedAddresses suppressed;
  private final Clock clock;

  public Lookup(SuppressedAddresses suppressed, Clock clock) {
    this.suppressed = suppressed;
    this.clock = clock;
  }

  /**
   * Who is told: for the address a finding for each organisation that shares the network which
   * decides, and behind them the same for the name.
   *
   * @throws io.signalbox.store.StoreException if the directory is away
   */
  public List<Finding> answer(DirectoryView directory, Question question) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Reading reading = new Reading(directory);
    reading.expect(homes(question));
    List<Stored<Network>> ofAddress =
        question
            .address()
            .map(address -> coveringAddress(reading, address, question, today))
            .orElseGet(() -> coveringOrigin(reading, question));
    List<Stored<Network>> ofName =
        question
            .name()
            .map(name -> reading.networks(Layout.networksCovering(name)))
            .orElse(List.of());
    reading.expectOwners(Stream.concat(ofAddress.stream(), ofName.stream()).toList());

    Decision decision = new Decision(question.event(), reading, suppressed, today);
    List<Finding> findings = new ArrayList<>();
    findings.addAll(decision.of(Side.ADDRESS, ofAddress));
    findings.addAll(decision.of(Side.NAME, ofName));
    return findings;
  }

  private static Stream<String> homes(Question question) {
    Stream<String> ofAddress =
        question.address().stream().flatMap(one -> Layout.networksCovering(one).stream());
    Stream<String> ofName =
        question.name().stream().flatMap(one -> Layout.networksCovering(one).stream());
    return Stream.of(
            Stream.of(Layout.GENERAL_RULES, Layout.networks(new Selector.Default())),
            ofAddress,
            ofName,
            question.system().stream().map(Layout::networks),
            question.country().stream().map(Layout::networks))
        .flatMap(homes -> homes);
  }

  /**
   * The AS and the country are those of the narrowest prefix that tells them, if not asked with.
   */
  private static List<Stored<Network>> coveringAddress(
      Reading reading, IPAddress address, Question question, LocalDate today) {
    List<Stored<Network>> covering =
        new ArrayList<>(reading.networks(Layout.networksCovering(address)));
    List<Network.Origin> origins =
        covering.stream()
            .filter(one -> one.object().countsOn(today))
            .sorted(Precedence.OF_NETWORKS)
            .map(one -> one.object().origin())
            .toList();
    Optional<Selector.AutonomousSystem> system =
        question.system().or(() -> first(origins, Network.Origin::system));
    Optional<Selector.Country> country =
        question.country().or(() -> first(origins, Network.Origin::country));
    covering.addAll(reading.networks(wider(system, country)));
    return covering;
  }

  /**
   * Without an address and a name, an event goes by the AS and the country that it is said to have.
   */
  private static List<Stored<Network>> coveringOrigin(Reading reading, Question question) {
    if (question.name().isPresent()
        || (question.system().isEmpty() && question.country().isEmpty())) {
      return List.of();
    }
    return reading.networks(wider(question.system(), question.country()));
  }

  private static List<String> wider(
      Optional<Selector.AutonomousSystem> system, Optional<Selector.Country> country) {
    return Stream.<Selector>concat(
            Stream.concat(system.stream(), country.stream()), Stream.of(new Selector.Default()))
        .map(Layout::networks)
        .toList();
  }

  private static <T> Optional<T> first(
      List<Network.Origin> origins, Function<Network.Origin, Optional<T>> part) {
    return origins.stream().map(part).flatMap(Optional::stream).findFirst();
  }
}
