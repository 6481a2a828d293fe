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
 * Decides on networks that an organisation says it has. One that somebody else has, in whole or in
 * part, or that lies in somebody else's or is routed by somebody else's AS, waits until those who
 * may edit both, or an administrator, approve it.
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
            && isOfOthers(base, network);
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
        && old.organisation().equals(network.organisation());
  }

  private boolean isOfOthers(DirectoryView base, Network network) {
    List<Network> around =
        networks(base, covering(network.selector()))
            .filter(other -> isNotWider(network.selector(), other.selector()))
            .toList();
    List<String> systems =
        around.stream()
            .flatMap(other -> other.origin().system().stream())
            .distinct()
            .map(Layout::networks)
            .toList();
    return around.stream().anyMatch(other -> isOfOther(base, other))
        || networks(base, systems).anyMatch(other -> isOfOther(base, other))
        || base.hasWithin(network.selector(), other -> isOfOther(base, other));
  }

  private static Stream<Network> networks(DirectoryView base, List<String> homes) {
    return base.at(homes).values().stream()
        .flatMap(List::stream)
        .map(Stored::object)
        .filter(Network.class::isInstance)
        .map(Network.class::cast)
        .filter(network -> network.state() == Network.State.APPROVED);
  }

  private boolean isOfOther(DirectoryView base, Network network) {
    return network.state() == Network.State.APPROVED
        && network
            .organisation()
            .filter(organisation -> !delegation.covers(base, organisation))
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
