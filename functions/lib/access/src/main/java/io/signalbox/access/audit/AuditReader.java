package io.signalbox.access.audit;

import io.signalbox.settings.SettingsSource;
import io.signalbox.store.Consistency;
import io.signalbox.store.Item;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the audit log, the newest entry first. */
public final class AuditReader {
  /** The form of a cursor. */
  public static final Pattern CURSOR = Pattern.compile("[0-9]{14}-[0-9a-f]{16}");

  /** How many entries one call looks at, whether it gives them or not. */
  private static final int EXAMINED_MOST = 5_000;

  private static final int EACH = 500;

  /** The longest that settings can have an entry kept. */
  private static final Duration OLDEST = Duration.ofDays(3_650);

  /** Entries of other machines may be a little ahead. */
  private static final Duration CLOCKS_DIFFER_BY = Duration.ofHours(1);

  private final Table table;
  private final SettingsSource settings;
  private final Clock clock;

  public AuditReader(Table table, SettingsSource settings, Clock clock) {
    this.table = table;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Which entries are wanted.
   *
   * @param who the whole name
   * @param from the first time wanted; where it is not given, as long ago as the settings have
   *     entries kept now
   * @param to the first time no longer wanted
   */
  public record Wanted(
      Optional<String> who,
      Optional<AuditKind> kind,
      Optional<Instant> from,
      Optional<Instant> to) {
    private boolean has(AuditEntry entry) {
      return who.map(entry.who()::equals).orElse(true)
          && kind.map(entry.kind()::equals).orElse(true);
    }
  }

  /**
   * Some of the wanted entries.
   *
   * @param next where the next call goes on; empty at the end. There may be a next page though this
   *     one has few entries, or none.
   */
  public record Page(List<AuditEntry> entries, Optional<String> next) {
    public Page {
      entries = List.copyOf(entries);
    }
  }

  /**
   * The entries before the cursor.
   *
   * @param cursor of the form {@link #CURSOR}
   */
  public Page read(Wanted wanted, Optional<String> cursor, int limit) {
    Instant now = clock.instant();
    Instant ahead = now.plus(CLOCKS_DIFFER_BY);
    Instant from =
        later(
            wanted.from().orElseGet(() -> now.minus(settings.current().hub().auditRetention())),
            now.minus(OLDEST));
    Instant to = cursor.map(AuditKeys::time).or(wanted::to).filter(ahead::isAfter).orElse(ahead);
    if (to.isBefore(from)) {
      return new Page(List.of(), Optional.empty());
    }
    String end = cursor.orElse(AuditKeys.sort(to));
    List<AuditEntry> found = new ArrayList<>();
    int examined = 0;
    YearMonth month = AuditKeys.month(to);
    for (; !month.isBefore(AuditKeys.month(from)); month = month.minusMonths(1)) {
      List<Item> items;
      do {
        items = before(month, from, end);
        for (Item item : items) {
          if (found.size() == limit || examined == EXAMINED_MOST) {
            return new Page(found, Optional.of(end));
          }
          examined++;
          end = item.key().sort();
          Optional.of(AuditEntry.read(item.body().bytes()))
              .filter(entry -> item.expires() == null || item.expires().isAfter(now))
              .filter(wanted::has)
              .ifPresent(found::add);
        }
      } while (items.size() == EACH);
    }
    return new Page(found, Optional.empty());
  }

  private List<Item> before(YearMonth month, Instant from, String end) {
    Range range =
        Range.descending(AuditKeys.partition(month), EACH).from(AuditKeys.sort(from)).to(end);
    return table.query(range, Consistency.STRONG);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
