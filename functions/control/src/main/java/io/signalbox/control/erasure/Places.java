package io.signalbox.control.erasure;

import io.signalbox.directory.index.BlockCache;
import io.signalbox.directory.index.VersionedIndex;
import io.signalbox.envelopes.EnvelopeContents;
import io.signalbox.envelopes.EnvelopeErasure;
import io.signalbox.feeds.FeedErasure;
import io.signalbox.settings.SettingsStore;
import io.signalbox.settings.proposals.Proposals;
import io.signalbox.statistics.SheetErasure;
import io.signalbox.store.Platform;
import io.signalbox.store.Table;
import io.signalbox.store.TableScan;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The tables of the hub, and what knows its way in them. */
final class Places {

  /** A table, in the order in which an erasure goes through them. */
  enum Name {
    /** First, so that nothing more is sent of what is there. */
    ENVELOPES,
    FEEDS,
    READERS,
    DELIVERIES,
    SETTINGS,
    DIRECTORY;

    String variable() {
      return name() + "_TABLE";
    }
  }

  private static final long BLOCKS_BYTES = 1_000_000;

  private final Map<Name, Table> tables = new EnumMap<>(Name.class);
  private final Map<Name, TableScan> scans = new EnumMap<>(Name.class);
  final EnvelopeContents contents;
  final EnvelopeErasure envelopes;
  final FeedErasure feeds;
  final SheetErasure sheets;
  final SettingsStore settings;
  final Proposals proposals;
  final VersionedIndex directory;

  Places(Platform platform) {
    for (Name name : Name.values()) {
      tables.put(name, platform.table(name.variable()));
      scans.put(name, platform.scan(name.variable()));
    }
    contents = new EnvelopeContents(table(Name.ENVELOPES));
    envelopes = new EnvelopeErasure(table(Name.ENVELOPES));
    feeds =
        new FeedErasure(
            table(Name.FEEDS), platform.clock(), platform.environment().duration("RETENTION"));
    sheets = new SheetErasure(table(Name.FEEDS));
    settings = new SettingsStore(table(Name.SETTINGS), platform.random());
    proposals = new Proposals(table(Name.SETTINGS), platform.random());
    directory =
        new VersionedIndex(
            table(Name.DIRECTORY),
            platform.clock(),
            platform.random(),
            new BlockCache(BLOCKS_BYTES));
  }

  Table table(Name name) {
    return Objects.requireNonNull(tables.get(name));
  }

  TableScan scan(Name name) {
    return Objects.requireNonNull(scans.get(name));
  }
}
