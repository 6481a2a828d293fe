package io.signalbox.settings;

import io.signalbox.envelope.MarkingPolicy;

/**
 * What holds for the hub as a whole.
 *
 * @param marking what receivers get that have no ceiling of their own, and what an envelope without
 *     a mark counts as
 * @param budget what all instances together may post on a day
 */
public record HubSettings(MarkingPolicy marking, Quota budget) {
  /** The name of its part of the document. */
  public static final String NAME = "hub";

  public static final HubSettings DEFAULT = new HubSettings(MarkingPolicy.DEFAULT, Quota.UNLIMITED);

  static HubSettings read(JsonFields hub) {
    return new HubSettings(
        new MarkingPolicy(
            MarkingPolicy.DEFAULT.ceiling().with(Marks.read(hub.members("ceiling"))),
            MarkingPolicy.DEFAULT.unmarked().with(Marks.read(hub.members("unmarked")))),
        Quota.read(hub.members("budget")));
  }
}
