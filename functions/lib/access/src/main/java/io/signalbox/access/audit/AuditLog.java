package io.signalbox.access.audit;

import io.signalbox.settings.SettingsSource;
import io.signalbox.store.Body;
import io.signalbox.store.Draft;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Platform;
import io.signalbox.store.Table;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Writes the audit log: an item for each entry, in a partition a month. An entry is kept for as
 * long as the settings said when it was written. Nobody changes an entry but who wrote it, and
 * nobody removes one before its time.
 */
public final class AuditLog {
  private static final System.Logger LOGGER = System.getLogger(AuditLog.class.getName());

  private final Table table;
  private final SettingsSource settings;
  private final Clock clock;
  private final RandomGenerator random;

  public AuditLog(Table table, SettingsSource settings, Clock clock, RandomGenerator random) {
    this.table = table;
    this.settings = settings;
    this.clock = clock;
    this.random = random;
  }

  public static AuditLog of(Platform platform, SettingsSource settings) {
    return new AuditLog(
        platform.table("DELIVERIES_TABLE"), settings, platform.clock(), platform.random());
  }

  /** An entry that was written and can be completed. */
  final class Written {
    private final Item item;
    private final AuditEntry entry;

    private Written(Item item, AuditEntry entry) {
      this.item = item;
      this.entry = entry;
    }

    /** Adds what became of the request. If that fails, the entry stays as it is. */
    void complete(int status, Optional<String> revision) {
      Draft draft =
          Draft.of(item.key(), body(entry.answered(status, revision))).expiringAt(item.expires());
      try {
        table.replaceIfVersion(draft, item.version());
      } catch (io.signalbox.store.StoreException away) {
        LOGGER.log(Level.WARNING, "An entry of the audit log has no outcome", away);
      }
    }
  }

  /**
   * Writes an entry about now; it is durable when this returns.
   *
   * @throws io.signalbox.store.StoreException if it cannot be written: then nothing that it tells
   *     of may happen
   */
  public void write(AuditKind kind, String who, String what) {
    insert(AuditEntry.of(clock.instant(), who, kind, what));
  }

  void write(AuditKind kind, String who, String what, int status) {
    insert(AuditEntry.of(clock.instant(), who, kind, what).answered(status, Optional.empty()));
  }

  Written begin(String who, String what) {
    AuditEntry entry = AuditEntry.of(clock.instant(), who, AuditKind.CHANGE, what);
    return new Written(insert(entry), entry);
  }

  private Item insert(AuditEntry entry) {
    String sort = AuditKeys.sort(entry.at()) + HexFormat.of().toHexDigits(random.nextLong());
    Instant expires = entry.at().plus(settings.current().hub().auditRetention());
    Draft draft =
        Draft.of(new Key(AuditKeys.partition(entry.at()), sort), body(entry)).expiringAt(expires);
    table.insertIfAbsent(draft);
    return Item.of(draft, 1);
  }

  private static Body body(AuditEntry entry) {
    return Body.ofText(entry.json().toString());
  }
}
