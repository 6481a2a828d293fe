package io.signalbox.store.embedded;

import java.util.HashMap;
import java.util.Map;

/**
 * Shares the slots in which messages are worked on among the groups that the messages belong to:
 * none takes a slot while it has as many as are free. So one group alone gets half of the slots,
 * ten get a little less than a tenth each, and whoever comes next always finds one.
 *
 * <p>Messages of no group take whatever is free. For many threads at once.
 */
public final class FairShare {
  private final int slots;
  private final Map<String, Integer> taken = new HashMap<>();
  private int takenByAll;

  public FairShare(int slots) {
    this.slots = slots;
  }

  /** How many slots are free. */
  public synchronized int free() {
    return slots - takenByAll;
  }

  /** How many slots the group has. */
  public synchronized int taken(String group) {
    return taken.getOrDefault(group, 0);
  }

  /** Whether the group may take one more. */
  public synchronized boolean admits(String group) {
    return group.isEmpty() ? free() > 0 : taken(group) < free();
  }

  /** The group takes a slot. */
  public synchronized void take(String group) {
    taken.merge(group, 1, Integer::sum);
    takenByAll++;
  }

  /** The group gives a slot back. */
  public synchronized void giveBack(String group) {
    taken.computeIfPresent(group, (_, count) -> count == 1 ? null : count - 1);
    takenByAll--;
  }
}
