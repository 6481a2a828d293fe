package io.signalbox.track;

import io.signalbox.delivery.log.DeliveryRecord;
import io.signalbox.delivery.log.DeliveryRecord.Result;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Tells the deliveries of which an envelope was withheld from those that carried it. */
final class WithheldTries {

  private WithheldTries() {}

  /**
   * Leaves out what became of deliveries that did not carry the envelope: they only reached over
   * its place. A try with an unknown outcome stays, for the ceiling may have come down since.
   *
   * @param tries all that reached over the place of one envelope
   */
  static List<DeliveryRecord> without(List<DeliveryRecord> tries) {
    Set<UUID> withheld =
        tries.stream()
            .filter(one -> one.result() == Result.WITHHELD)
            .map(DeliveryRecord::id)
            .collect(Collectors.toSet());
    return tries.stream()
        .filter(
            one ->
                one.result() == Result.WITHHELD
                    || one.result() == Result.UNKNOWN
                    || !withheld.contains(one.id()))
        .toList();
  }

  /**
   * Whether the envelope was withheld, and not sent since.
   *
   * @param tries the latest first
   */
  static boolean isLast(List<DeliveryRecord> tries) {
    return !tries.isEmpty() && tries.getFirst().result() == Result.WITHHELD;
  }
}
