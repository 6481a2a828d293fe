package io.signalbox.simulation.exchange;

import java.util.LinkedHashSet;
import java.util.Set;

/** Who pushes to whom, among ten hubs. */
enum Topology {
  /** Each to the next one. */
  RING,
  /** All to the first one, and the first one to all. */
  STAR,
  /** Each to all others. */
  MESH,
  /** A full mesh of four, a ring of four of which one is in the mesh, and three around another. */
  MIXTURE;

  static final int HUBS = 10;

  /** A way from one hub to another. */
  record Link(int from, int to) {}

  /** What happens by chance in its runs. */
  long seed() {
    return name().hashCode();
  }

  Set<Link> links() {
    Set<Link> links = new LinkedHashSet<>();
    switch (this) {
      case RING -> ring(links, 0, HUBS);
      case STAR -> star(links, 0, 1, HUBS);
      case MESH -> mesh(links, 0, HUBS);
      case MIXTURE -> {
        mesh(links, 0, 4);
        ring(links, 3, 7);
        star(links, 5, 7, HUBS);
      }
    }
    return links;
  }

  private static void ring(Set<Link> links, int from, int to) {
    for (int hub = from; hub < to; hub++) {
      links.add(new Link(hub, hub + 1 == to ? from : hub + 1));
    }
  }

  private static void star(Set<Link> links, int centre, int from, int to) {
    for (int hub = from; hub < to; hub++) {
      links.add(new Link(centre, hub));
      links.add(new Link(hub, centre));
    }
  }

  private static void mesh(Set<Link> links, int from, int to) {
    for (int one = from; one < to; one++) {
      for (int other = from; other < to; other++) {
        if (one != other) {
          links.add(new Link(one, other));
        }
      }
    }
  }
}
