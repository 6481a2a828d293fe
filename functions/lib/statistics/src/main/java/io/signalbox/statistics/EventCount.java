package io.signalbox.statistics;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** How many events, and about how many hosts. To add the same hosts again changes nothing. */
final class EventCount {
  /** 2,048 registers: two in three estimates are within 2.3 % of the truth. */
  static final int REGISTERS_LOG2 = 11;

  private long events;
  private @Nullable HostUnion hosts;

  /** How many hosts, if that was asked for since there were others. */
  private OptionalLong hostCount = OptionalLong.empty();

  private final Delays delays = new Delays();

  long events() {
    return events;
  }

  /** The same for the same hosts, in whatever order they came and were merged. */
  long hosts() {
    if (hostCount.isEmpty()) {
      hostCount = OptionalLong.of(hosts == null ? 0 : Math.round(hosts.estimate()));
    }
    return hostCount.getAsLong();
  }

  /** Counts the hosts, and takes less memory from now on, until something is added. */
  void finish() {
    hosts();
    pack();
  }

  /** Takes less memory from now on, until something is added. */
  void pack() {
    if (hosts != null) {
      hosts.pack();
    }
  }

  /** How long it took, where that is known. */
  Delays delays() {
    return delays;
  }

  /** Adds events of hosts that nobody knows. */
  void addEvents(long more, OptionalInt delay) {
    events += more;
    delay.ifPresent(bucket -> delays.add(bucket, more));
  }

  /** Adds events of a host, which is named by its hash. */
  void addEvents(long more, OptionalInt delay, long hostHash) {
    addEvents(more, delay);
    union().add(hostHash);
  }

  void add(SheetRow row) {
    add(row, row.hosts().length == 0 ? null : HostSketch.hosts(row.hosts()));
  }

  /**
   * Adds a row.
   *
   * @param rowHosts the row's hosts
   */
  void add(SheetRow row, @Nullable HostCouponList rowHosts) {
    add(row.events(), rowHosts);
    delays.add(row.delays());
  }

  /** Adds events of some hosts. */
  void add(long more, @Nullable HostCouponList rowHosts) {
    events += more;
    if (rowHosts != null) {
      union().add(rowHosts);
    }
  }

  /** Adds all that another has counted, which is not used any more. */
  void addLast(EventCount other) {
    events += other.events;
    if (hosts == null) {
      hosts = other.hosts;
      hostCount = other.hostCount;
    } else if (other.hosts != null) {
      union().addLast(other.hosts);
    }
    delays.add(other.delays.counts());
  }

  SheetRow row(Tuple tuple) {
    return new SheetRow(
        tuple, events, hosts == null ? new byte[0] : hosts.sketch(), Map.copyOf(delays.counts()));
  }

  /** All hosts; empty where none is known. */
  Optional<HostCouponList> hostList() {
    return Optional.ofNullable(hosts).map(HostUnion::hosts);
  }

  /** About how many bytes the hosts take as a list. */
  int hostBytes() {
    return hosts == null ? 0 : hosts.sizeBytes();
  }

  /** The hosts, to which some are added. */
  private HostUnion union() {
    hostCount = OptionalLong.empty();
    if (hosts == null) {
      hosts = new HostUnion();
    }
    return hosts;
  }
}
