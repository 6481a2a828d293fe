package io.signalbox.envelopes.ingest;

import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Warning;
import io.signalbox.envelopes.Kept;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of one item.
 *
 * @param index its place in the request, from 0
 * @param id as its sender spelled it, or as it was derived
 * @param fault what keeps it from being taken
 * @param knownSince for a duplicate, when the first came, if it is the sender's own
 * @param revision for an update, its number
 * @param isQuarantined whether it is kept aside, although it was rejected
 */
public record ItemResult(
    int index,
    Status status,
    Optional<String> id,
    Optional<Fault> fault,
    Optional<Instant> knownSince,
    Optional<Integer> revision,
    boolean isQuarantined,
    List<Warning> warnings) {

  /**
   * A rule that an item breaks.
   *
   * @param field its dotted name; empty for the item itself
   */
  public record Fault(String field, String reason) {}

  static ItemResult of(int index, Envelope envelope, Status status) {
    return new ItemResult(
        index,
        status,
        Optional.of(envelope.id().text()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        List.of());
  }

  /** What became of an item that is no envelope. */
  public static ItemResult of(int index, Status status, Fault fault) {
    return new ItemResult(
        index,
        status,
        Optional.empty(),
        Optional.of(fault),
        Optional.empty(),
        Optional.empty(),
        false,
        List.of());
  }

  static ItemResult of(int index, Envelope envelope, Kept kept) {
    return switch (kept) {
      case Kept.Accepted accepted -> of(index, envelope, Status.ACCEPTED);
      case Kept.Duplicate duplicate ->
          of(index, envelope, Status.DUPLICATE).knownSince(duplicate.receivedAt());
      case Kept.Conflict conflict -> of(index, envelope, Status.CONFLICT);
      case Kept.Updated updated ->
          of(index, envelope, Status.UPDATED).revision(updated.key().revision());
      case Kept.NothingToUpdate nothing ->
          of(index, envelope, Status.REJECTED)
              .because(
                  "payload", "it is empty, and the hub knows no envelope of this id to update");
    };
  }

  ItemResult because(String field, String reason) {
    return new ItemResult(
        index,
        status,
        id,
        Optional.of(new Fault(field, reason)),
        knownSince,
        revision,
        isQuarantined,
        warnings);
  }

  ItemResult withWarnings(List<Warning> told) {
    return new ItemResult(
        index, status, id, fault, knownSince, revision, isQuarantined, List.copyOf(told));
  }

  public ItemResult quarantined() {
    return new ItemResult(index, status, id, fault, knownSince, revision, true, warnings);
  }

  private ItemResult knownSince(Optional<Instant> since) {
    return new ItemResult(index, status, id, fault, since, revision, isQuarantined, warnings);
  }

  private ItemResult revision(int number) {
    return new ItemResult(
        index, status, id, fault, knownSince, Optional.of(number), isQuarantined, warnings);
  }
}
