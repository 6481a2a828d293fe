package io.signalbox.settings;

import io.signalbox.envelope.MarkingPolicy;

/**
 * What holds for the hub as a whole.
 *
 * @param marking what receivers get that have no ceiling of their own, and what an envelope without
 *     a mark counts as
 * @param budget what all instances together may post on a day
 * @param approvals how many others must approve a change of the settings, or of a rule of the
 *     directory, before it holds
 */
public record HubSettings(MarkingPolicy marking, Quota budget, int approvals) {
  /** The name of its part of the document. */
  public static final String NAME = "hub";

  public static final HubSettings DEFAULT = new HubSettings(MarkingPolicy.DEFAULT, Quota.UNLIMITED);

  /** A hub whose changes need nobody else. */
  public HubSettings(MarkingPolicy marking, Quota budget) {
    this(marking, budget, 0);
  }

  static HubSettings read(JsonFields hub) {
    return new HubSettings(
        new MarkingPolicy(
            MarkingPolicy.DEFAULT.ceiling().with(Marks.read(hub.members("ceiling"))),
            MarkingPolicy.DEFAULT.unmarked().with(Marks.read(hub.members("unmarked")))),
        Quota.read(hub.members("budget")),
        hub.number("approvals", 0));
  }
}
