package io.signalbox.n6;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.directory.DirectoryObject;
import io.signalbox.directory.DirectoryView;
import io.signalbox.directory.Network;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.ObjectKind;
import io.signalbox.directory.Selector;
import io.signalbox.directory.Stored;
import io.signalbox.directory.delegation.Delegation;
import io.signalbox.envelope.Payload;
import io.signalbox.settings.NetworkRange;
import io.signalbox.settings.NetworkSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is inside for a caller: the networks that its settings name, and those that the directory
 * has of its organisations.
 *
 * @param named by the settings
 * @param prefixes of the directory
 */
record OwnNetworks(
    List<NetworkRange> named,
    NetworkSet prefixes,
    Set<String> domains,
    Set<Long> systems,
    Set<String> countries) {

  /** What the settings name alone. */
  static OwnNetworks of(List<NetworkRange> named) {
    return new OwnNetworks(named, new NetworkSet(List.of()), Set.of(), Set.of(), Set.of());
  }

  /**
   * With the networks of organisations and of those below them that count on that day.
   *
   * @param organisations their ids
   */
  OwnNetworks with(Set<String> organisations, DirectoryView directory, LocalDate day) {
    Set<ObjectId> roots =
        organisations.stream()
            .map(id -> new ObjectId(ObjectKind.ORGANISATION, id))
            .collect(Collectors.toSet());
    List<String> found = new ArrayList<>();
    Set<String> names = new HashSet<>();
    Set<Long> numbers = new HashSet<>();
    Set<String> codes = new HashSet<>();
    for (Stored<DirectoryObject> one : new Delegation(roots).list(directory, ObjectKind.NETWORK)) {
      if (one.object() instanceof Network network && network.countsOn(day)) {
        switch (network.selector()) {
          case Selector.Prefix prefix -> found.add(prefix.toString());
          case Selector.Domain(String name) -> names.add(name);
          case Selector.AutonomousSystem(long number) -> numbers.add(number);
          case Selector.Country(String code) -> codes.add(code);
          // What nobody else has is nobody's own.
          case Selector.Default _ -> {}
        }
      }
    }
    return new OwnNetworks(named, new NetworkSet(found), names, numbers, codes);
  }

  /** Whether an event is inside, by n6's addresses and name, or by an address of IPv6. */
  boolean cover(ObjectNode event, Payload payload) {
    return Stream.concat(
                event.path("address").valueStream().map(one -> one.path("ip").asText()),
                payload.text("source.ip").stream())
            .anyMatch(this::hasAddress)
        || event.path("address").valueStream().anyMatch(this::hasOrigin)
        || hasName(event.path("fqdn").asText());
  }

  private boolean hasAddress(String ip) {
    return prefixes.has(ip) || named.stream().anyMatch(network -> network.has(ip));
  }

  private boolean hasOrigin(JsonNode address) {
    return systems.contains(address.path("asn").asLong())
        || countries.contains(address.path("cc").asText());
  }

  private boolean hasName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return domains.stream().anyMatch(own -> lower.equals(own) || lower.endsWith("." + own));
  }
}
