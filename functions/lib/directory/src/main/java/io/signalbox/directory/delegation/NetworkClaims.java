package io.signalbox.directory.delegation;

import io.signalbox.directory.DirectoryObject;
import io.signalbox.directory.DirectoryView;
import io.signalbox.directory.Layout;
import io.signalbox.directory.Network;
import io.signalbox.directory.Selector;
import io.signalbox.directory.Stored;
import io.signalbox.directory.edit.ChangeGuard.Decision;
import io.signalbox.directory.edit.Edited;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides on networks that an organisation says it has. A part of what it has already is its own.
 * Of anything else nobody knows whose it is: it waits until those who may edit all that is
 * concerned approve it.
 */
final class NetworkClaims {
  /** No registry gives a shorter one to anybody. */
  private static final int SHORTEST_PREFIX = 8;

  private final Delegation delegation;

  NetworkClaims(Delegation delegation) {
    this.delegation = delegation;
  }

  Decision decide(DirectoryView base, Optional<DirectoryObject> before, Network network) {
    boolean isOfEverybody =
        switch (network.selector()) {
          case Selector.Country _, Selector.Default _ -> true;
          case Selector.Prefix prefix -> prefix.length() < SHORTEST_PREFIX;
          case Selector.Domain domain -> domain.name().indexOf('.') < 0;
          case Selector.AutonomousSystem _ -> false;
        };
    if (isOfEverybody) {
      return new Decision.Refused(new Edited.Forbidden());
    }
    boolean waits =
        network.state() == Network.State.APPROVED
            && before.filter(one -> isSameClaim(one, network)).isEmpty()
            && !(isPartOfOwn(base, network) && !hasPartsOfOthers(base, network));
    return new Decision.Allowed(
        waits
            ? new Network(
                network.id(),
                network.organisation(),
                network.selector(),
                network.origin(),
                Network.State.CLAIMED,
                network.expires())
            : network);
  }

  private static boolean isSameClaim(DirectoryObject before, Network network) {
    return before instanceof Network old
        && old.state() == Network.State.APPROVED
        && old.selector().equals(network.selector())
        && old.organisation().equals(network.organisation())
        && !outlives(network, old);
  }

  /** Nobody prolongs by itself what it was given until some day. */
  private static boolean outlives(Network network, Network standing) {
    return standing
        .expires()
        .filter(end -> network.expires().filter(day -> !day.isAfter(end)).isEmpty())
        .isPresent();
  }

  /** Whether it lies in what a look-up would find for it now, and all of that is its own. */
  private boolean isPartOfOwn(DirectoryView base, Network network) {
    List<Network> around =
        networks(base, covering(network.selector()))
            .filter(other -> isNotWider(network.selector(), other.selector()))
            .toList();
    List<Network> nearest = nearest(around);
    List<Network> standing = nearest.isEmpty() ? systemsOf(base, around) : nearest;
    return !standing.isEmpty()
        && standing.stream().allMatch(other -> isOwn(base, other) && !outlives(network, other));
  }

  /** The narrowest of those that somebody has. */
  private static List<Network> nearest(List<Network> around) {
    List<Network> owned =
        around.stream().filter(other -> other.organisation().isPresent()).toList();
    int narrowest = owned.stream().mapToInt(NetworkClaims::length).max().orElse(0);
    return owned.stream().filter(other -> length(other) == narrowest).toList();
  }

  private static int length(Network network) {
    return switch (network.selector()) {
      case Selector.Prefix prefix -> prefix.length();
      case Selector.Domain domain -> domain.name().length();
      case Selector.AutonomousSystem _, Selector.Country _, Selector.Default _ -> 0;
    };
  }

  private static List<Network> systemsOf(DirectoryView base, List<Network> around) {
    List<String> systems =
        around.stream()
            .flatMap(other -> other.origin().system().stream())
            .distinct()
            .map(Layout::networks)
            .toList();
    return networks(base, systems).filter(other -> other.organisation().isPresent()).toList();
  }

  private boolean hasPartsOfOthers(DirectoryView base, Network network) {
    return base.hasWithin(
        network.selector(),
        other ->
            other.state() == Network.State.APPROVED
                && other.organisation().isPresent()
                && !isOwn(base, other));
  }

  private static Stream<Network> networks(DirectoryView base, List<String> homes) {
    return base.at(homes).values().stream()
        .flatMap(List::stream)
        .map(Stored::object)
        .filter(Network.class::isInstance)
        .map(Network.class::cast)
        .filter(network -> network.state() == Network.State.APPROVED);
  }

  private boolean isOwn(DirectoryView base, Network network) {
    return network
        .organisation()
        .filter(organisation -> delegation.covers(base, organisation))
        .isPresent();
  }

  private static List<String> covering(Selector selector) {
    return switch (selector) {
      case Selector.Prefix prefix -> Layout.networksCovering(prefix.block().getLower());
      case Selector.Domain domain -> Layout.networksCovering(domain.name());
      case Selector.AutonomousSystem _, Selector.Country _, Selector.Default _ ->
          List.of(Layout.networks(selector));
    };
  }

  /** Of a prefix's first address, networks that lie within the prefix are covering, too. */
  private static boolean isNotWider(Selector claimed, Selector other) {
    return !(claimed instanceof Selector.Prefix claim && other instanceof Selector.Prefix standing)
        || standing.length() <= claim.length();
  }
}
