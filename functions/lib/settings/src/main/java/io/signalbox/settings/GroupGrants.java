package io.signalbox.settings;

import io.signalbox.settings.people.Permission;
import io.signalbox.settings.people.RoleGrant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the members of a provider's group may do.
 *
 * @param read the feeds that they may read, as in {@link Grants}
 * @param lookup ask who is responsible for an address
 * @param destinations to which they may send once; {@link DeliveryGrants#ALL} among them for all
 */
public record GroupGrants(
    List<RoleGrant> roles, Set<String> read, boolean lookup, Set<String> destinations) {
  static final GroupGrants NONE = new GroupGrants(List.of(), Set.of(), false, Set.of());

  public GroupGrants {
    roles = List.copyOf(roles);
    read = Set.copyOf(read);
    destinations = Set.copyOf(destinations);
  }

  static GroupGrants read(JsonFields group) {
    return new GroupGrants(
        RoleReader.read(group),
        Set.copyOf(group.texts("read")),
        group.flag("lookup", false),
        Set.copyOf(group.members("deliver").texts("destinations")));
  }

  /** What somebody may do who is in both groups. */
  GroupGrants and(GroupGrants other) {
    return new GroupGrants(
        Stream.concat(roles.stream(), other.roles.stream()).distinct().toList(),
        both(read, other.read),
        lookup || other.lookup,
        both(destinations, other.destinations));
  }

  private static Set<String> both(Set<String> one, Set<String> other) {
    return Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet());
  }

  /** The grants of a person, who posts nothing by themselves. */
  public Grants grants() {
    return new Grants(
        false,
        read,
        lookup,
        Set.of(),
        RoleGrant.scope(roles, Permission.ADMINISTER).isEverything(),
        roles,
        new DeliveryGrants(
            destinations,
            Set.of(),
            Optional.empty(),
            DeliveryGrants.Directives.REFUSE,
            DeliveryGrants.DEFAULT_LIMIT));
  }

  /** The same text for the same grants, in whatever order they are. */
  public String text() {
    String more =
        read.isEmpty() && !lookup && destinations.isEmpty()
            ? ""
            : ";" + new TreeSet<>(read) + lookup + new TreeSet<>(destinations);
    return RoleGrant.text(roles) + more;
  }
}
