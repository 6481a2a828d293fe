package io.signalbox.local.front;

import java.util.concurrent.Semaphore;

/**
 * What the front door lets requests use at the same moment, as shares of the heap. The rest of the
 * heap belongs to the store and to deliveries.
 *
 * @param incoming bodies that are being read or wait for their turn; half of it for one client
 * @param working bytes that functions work on, counted as the request's size without compression;
 *     parsing takes some twenty times as much; half of it for one client, whose searches may wait
 * @param outgoing answers that clients have not taken yet; half of it for one client
 * @param strangers requests without a valid credential that functions work on
 */
record Budgets(
    ClientShares incoming, ClientShares working, ClientShares outgoing, Semaphore strangers) {
  private static final int INCOMING_PART_OF_HEAP = 8;
  private static final int WORKING_PART_OF_HEAP = 128;
  private static final int OUTGOING_PART_OF_HEAP = 8;
  private static final int STRANGERS_AT_ONCE = 8;

  static Budgets ofHeap(long heapBytes) {
    return new Budgets(
        new ClientShares(heapBytes / INCOMING_PART_OF_HEAP),
        new ClientShares(heapBytes / WORKING_PART_OF_HEAP),
        new ClientShares(heapBytes / OUTGOING_PART_OF_HEAP),
        new Semaphore(STRANGERS_AT_ONCE, true));
  }
}
