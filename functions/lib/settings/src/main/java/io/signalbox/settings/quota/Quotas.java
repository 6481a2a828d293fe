package io.signalbox.settings.quota;

import io.signalbox.settings.Instance;
import io.signalbox.settings.Quota;
import io.signalbox.settings.SettingsSource;
import io.signalbox.store.Platform;
import io.signalbox.store.StoreException;
import io.signalbox.store.Table;
import io.signalbox.store.telemetry.Metrics;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
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

  /** Begins a request of an instance. */
  public Use begin(Instance sender) {
    return begin(sender.name(), sender.quota());
  }

  /**
   * The same for events that come in under a name that need not be an instance's.
   *
   * @param quota of that name
   */
  public Use begin(String sender, Quota quota) {
    return new Use(sender, quota);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private Allowance allowance(String party) {
    return allowances.computeIfAbsent(party, name -> new Allowance(name, usage));
  }

  /**
   * What one request takes. It gives back nothing but what it took, to the day from which it took
   * that. For one thread.
   */
  public final class Use {
    private final String sender;
    private final Quota quota;
    private final List<Share> taken = new ArrayList<>();

    private Use(String sender, Quota quota) {
      this.sender = sender;
      this.quota = quota;
    }

    /**
     * Takes what the request needs from its sender's quota and from the hub's budget, or nothing.
     *
     * @param bytes of the body as it was sent
     * @throws StoreException if the store is away; nothing is taken then
     */
    public Optional<Refusal> take(long events, long bytes) {
      Quota budget = settings.current().hub().budget();
      LocalDate today = today();
      Instant until = today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      Amount needed = new Amount(events, bytes);
      int before = taken.size();
      if (!takeFrom(sender, quota, needed, today)) {
        metrics.count("OverQuota", 1);
        return Optional.of(new Refusal.OfInstance(until));
      }
      boolean isInBudget = false;
      try {
        isInBudget = takeFrom(HUB, budget, needed, today);
      } finally {
        if (!isInBudget) {
          giveBack(before);
        }
      }
      if (!isInBudget) {
        metrics.count("OverBudget", 1);
        return Optional.of(new Refusal.OfHub(until));
      }
      return Optional.empty();
    }

    /** Gives back all that was taken: the request is refused, or its sender repeats it. */
    public void giveBack() {
      giveBack(0);
    }

    private void giveBack(int first) {
      List<Share> unused = taken.subList(first, taken.size());
      unused.forEach(Share::giveBack);
      unused.clear();
    }

    private boolean takeFrom(String party, Quota ofParty, Amount needed, LocalDate today) {
      if (ofParty.equals(Quota.UNLIMITED)) {
        return true;
      }
      Share share =
          new Share(allowance(party), needed.limitedBy(ofParty), Amount.of(ofParty), today);
      if (!share.take()) {
        return false;
      }
      taken.add(share);
      return true;
    }
  }

  private record Share(Allowance from, Amount amount, Amount ofADay, LocalDate day) {
    boolean take() {
      return from.take(amount, ofADay, day);
    }

    void giveBack() {
      from.giveBack(amount, ofADay, day);
    }
  }
}
