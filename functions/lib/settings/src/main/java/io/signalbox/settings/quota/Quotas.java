package io.signalbox.settings.quota;

import io.signalbox.settings.Instance;
import io.signalbox.settings.Quota;
import io.signalbox.settings.SettingsSource;
import io.signalbox.store.Platform;
import io.signalbox.store.Table;
import io.signalbox.store.telemetry.Metrics;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * The quotas of the instances that post, and the budget of the hub. A day is one of UTC, by the
 * hub's clock. Counts {@code OverQuota}, requests refused for an instance's quota, and {@code
 * OverBudget}, those refused for the hub's.
 */
public final class Quotas {

  /** Why a request is refused. */
  public sealed interface Refusal {
    /** When the next day begins. */
    Instant until();

    /** The instance has used up its own quota. */
    record OfInstance(Instant until) implements Refusal {}

    /** All instances together have used up the hub's budget. */
    record OfHub(Instant until) implements Refusal {}
  }

  /** No instance has this name. */
  private static final String HUB = "";

  private final SettingsSource settings;
  private final DayUsage usage;
  private final Metrics metrics;
  private final Clock clock;
  private final Map<String, Allowance> allowances = new ConcurrentHashMap<>();

  /** Those of a function, which all functions share. */
  public static Quotas of(Platform platform, SettingsSource settings) {
    return new Quotas(
        settings,
        platform.table("ENVELOPES_TABLE"),
        platform.metrics(),
        platform.clock(),
        platform.random());
  }

  Quotas(
      SettingsSource settings, Table table, Metrics metrics, Clock clock, RandomGenerator random) {
    this.settings = settings;
    this.usage = new DayUsage(table, random);
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * Takes what a request needs from its sender's quota and from the hub's budget, or nothing.
   *
   * @param bytes of the body as it was sent
   * @throws io.signalbox.store.StoreException if the store is away
   */
  public Optional<Refusal> take(Instance sender, long events, long bytes) {
    return take(sender.name(), sender.quota(), events, bytes);
  }

  /**
   * The same for events that come in under a name that need not be an instance's.
   *
   * @param quota of that name
   */
  public Optional<Refusal> take(String sender, Quota quota, long events, long bytes) {
    Quota budget = settings.current().hub().budget();
    if (quota.equals(Quota.UNLIMITED) && budget.equals(Quota.UNLIMITED)) {
      return Optional.empty();
    }
    LocalDate today = today();
    Instant until = today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    Amount needed = new Amount(events, bytes);
    if (!takeFrom(sender, quota, needed, today)) {
      metrics.count("OverQuota", 1);
      return Optional.of(new Refusal.OfInstance(until));
    }
    if (!takeFrom(HUB, budget, needed, today)) {
      giveBack(sender, quota, needed, today);
      metrics.count("OverBudget", 1);
      return Optional.of(new Refusal.OfHub(until));
    }
    return Optional.empty();
  }

  /** Gives back what was taken and is not used. */
  public void giveBack(Instance sender, long events, long bytes) {
    giveBack(sender.name(), sender.quota(), events, bytes);
  }

  /** The same for events under a name that need not be an instance's. */
  public void giveBack(String sender, Quota quota, long events, long bytes) {
    LocalDate today = today();
    Amount unused = new Amount(events, bytes);
    giveBack(sender, quota, unused, today);
    giveBack(HUB, settings.current().hub().budget(), unused, today);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private void giveBack(String party, Quota quota, Amount unused, LocalDate today) {
    if (!quota.equals(Quota.UNLIMITED)) {
      allowance(party).giveBack(unused.limitedBy(quota), today);
    }
  }

  private boolean takeFrom(String party, Quota quota, Amount needed, LocalDate today) {
    return quota.equals(Quota.UNLIMITED)
        || allowance(party).take(needed.limitedBy(quota), Amount.of(quota), today);
  }

  private Allowance allowance(String party) {
    return allowances.computeIfAbsent(party, name -> new Allowance(name, usage));
  }
}
