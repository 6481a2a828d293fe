package io.signalbox.settings;

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
 * @param administer read and write settings, see deliveries, replay, pause
 * @param deliver where its events may say by themselves that they are to go
 */
public record Grants(
    boolean post,
    Set<String> read,
    boolean lookup,
    Set<String> directory,
    boolean administer,
    DeliveryGrants deliver) {

  public static final String ALL_FEEDS = "*";

  public static final Grants NONE = new Grants(false, Set.of(), false, false);

  public static final Grants EVERYTHING = new Grants(true, Set.of(ALL_FEEDS), true, true);

  /** Grants of an instance whose events cannot say where they go. */
  public Grants(boolean post, Set<String> read, boolean lookup, boolean administer) {
    this(post, read, lookup, Set.of(), administer, DeliveryGrants.NONE);
  }

  public Grants {
    read = Set.copyOf(read);
    directory = Set.copyOf(directory);
  }

  /** Whether it may add objects to a feed that takes some, and delete them. */
  public boolean mayAddTo(Destination feed) {
    return feed.isPosted() && post && deliver.mayName(feed.name());
  }

  public boolean mayRead(String feed) {
    return read.contains(ALL_FEEDS) || read.contains(feed);
  }
}
