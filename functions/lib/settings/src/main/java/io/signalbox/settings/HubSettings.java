package io.signalbox.settings;

import io.signalbox.envelope.MarkingPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What holds for the hub as a whole.
 *
 * @param marking what receivers get that have no ceiling of their own, and what an envelope without
 *     a mark counts as
 * @param budget what all instances together may post on a day
 * @param approvals how many others must approve a change of the settings, or of a rule of the
 *     directory, before it holds
 * @param signIn where people sign in to the console; empty where only tokens open it
 * @param auditRetention how long the audit log keeps an entry from now on
 * @param retention which envelopes are kept for a shorter time than the others
 */
public record HubSettings(
    MarkingPolicy marking,
    Quota budget,
    int approvals,
    Optional<SignInSettings> signIn,
    Duration auditRetention,
    List<RetentionRule> retention) {
  /** The name of its part of the document. */
  public static final String NAME = "hub";

  private static final int AUDIT_DAYS = 365;

  public static final HubSettings DEFAULT = new HubSettings(MarkingPolicy.DEFAULT, Quota.UNLIMITED);

  public HubSettings {
    retention = List.copyOf(retention);
  }

  /** A hub whose changes need nobody else, and to which people sign in with tokens. */
  public HubSettings(MarkingPolicy marking, Quota budget) {
    this(marking, budget, 0, Optional.empty(), Duration.ofDays(AUDIT_DAYS), List.of());
  }

  static HubSettings read(JsonFields hub) {
    return new HubSettings(
        new MarkingPolicy(
            MarkingPolicy.DEFAULT.ceiling().with(Marks.read(hub.members("ceiling"))),
            MarkingPolicy.DEFAULT.unmarked().with(Marks.read(hub.members("unmarked")))),
        Quota.read(hub.members("budget")),
        hub.number("approvals", 0),
        hub.has(SignInSettings.NAME)
            ? Optional.of(SignInSettings.read(hub.members(SignInSettings.NAME)))
            : Optional.empty(),
        Duration.ofDays(hub.number("auditDays", AUDIT_DAYS)),
        hub.list("retention", rule -> RetentionRule.read(JsonFields.of(rule))));
  }
}
