package io.signalbox.settings;

import io.signalbox.envelope.MarkingPolicy;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which envelopes a receiver may get.
 *
 * @param marking up to which marks
 * @param networks for each of these, events alone whose addresses lie in it; empty for all
 */
public record ReleaseLimits(MarkingPolicy marking, List<NetworkSet> networks) {

  /** What a hub goes by where its settings say nothing. */
  public static final ReleaseLimits DEFAULT = new ReleaseLimits(MarkingPolicy.DEFAULT);

  public ReleaseLimits {
    networks = List.copyOf(networks);
  }

  /** Limits for events of all networks. */
  public ReleaseLimits(MarkingPolicy marking) {
    this(marking, List.of());
  }

  /** What both let pass. */
  public ReleaseLimits and(ReleaseLimits other) {
    return new ReleaseLimits(
        marking.and(other.marking),
        Stream.concat(networks.stream(), other.networks.stream()).distinct().toList());
  }
}
