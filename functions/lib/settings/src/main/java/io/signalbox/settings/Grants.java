package io.signalbox.settings;

import io.signalbox.settings.people.Permission;
import io.signalbox.settings.people.RoleGrant;
import io.signalbox.settings.people.Scope;
import java.util.List;
import java.util.Set;

/**
 * What an instance may do.
 *
 * @param post post envelopes
 * @param read the feeds that it may read, by the name of their destination; {@link #ALL_FEEDS}
 *     among them for all
 * @param lookup ask who is responsible for an address
 * @param directory the organisations of the directory whose contacts, networks and rules it may
 *     read and edit, and those of the organisations below them
 * @param administer all that the role of an administrator permits, everywhere
 * @param roles what else it may do, and where
 * @param deliver where its events may say by themselves that they are to go
 */
public record Grants(
    boolean post,
    Set<String> read,
    boolean lookup,
    Set<String> directory,
    boolean administer,
    List<RoleGrant> roles,
    DeliveryGrants deliver) {

  public static final String ALL_FEEDS = "*";

  public static final Grants NONE = new Grants(false, Set.of(), false, false);

  public static final Grants EVERYTHING = new Grants(true, Set.of(ALL_FEEDS), true, true);

  /** Grants of an instance whose events cannot say where they go. */
  public Grants(boolean post, Set<String> read, boolean lookup, boolean administer) {
    this(post, read, lookup, Set.of(), administer, List.of(), DeliveryGrants.NONE);
  }

  private static boolean administers(List<RoleGrant> roles) {
    return RoleGrant.scope(roles, Permission.ADMINISTER).isEverything();
  }

  public Grants {
    read = Set.copyOf(read);
    directory = Set.copyOf(directory);
    administer = administer || administers(roles);
    roles = List.copyOf(roles);
  }

  /** Where it may do that. */
  public Scope scope(Permission permission) {
    return administer ? Scope.EVERYTHING : RoleGrant.scope(roles, permission);
  }

  /** Whether it has roles, or is an administrator: people work with such grants. */
  public boolean isForPeople() {
    return administer || !roles.isEmpty();
  }

  /** Whether it may add objects to a feed that takes some, and delete them. */
  public boolean mayAddTo(Destination feed) {
    return feed.isPosted() && post && deliver.mayName(feed.name());
  }

  public boolean mayRead(String feed) {
    return read.contains(ALL_FEEDS) || read.contains(feed);
  }
}
