package io.signalbox.settings;

import io.signalbox.envelope.FieldSelection;
import io.signalbox.envelope.MarkingPolicy;

/**
 * What a receiver gets.
 *
 * @param limits which envelopes
 * @param fields which fields of them
 */
public record ReleasePolicy(ReleaseLimits limits, FieldSelection fields) {

  /** The same of what others let pass, too. */
  public ReleasePolicy within(ReleaseLimits others) {
    return new ReleasePolicy(limits.and(others), fields);
  }

  public MarkingPolicy marking() {
    return limits.marking();
  }
}
