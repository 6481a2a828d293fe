package io.signalbox.envelopes;

import io.signalbox.store.Consistency;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Keeps aside what was posted and is no envelope. */
final class Quarantine {
  private final Table table;
  private final Decisions decisions;
  private final LargeItems items;

  Quarantine(Table table, Decisions decisions) {
    this.decisions = decisions;
    this.table = table;
    this.items = new LargeItems(table);
  }

  void put(Quarantined what, UUID writer, Instant expires) {
    Key key =
        new Key(Sorts.quarantine(what.sender()), Sorts.at(what.receivedAt(), writer.toString()));
    items.insertIfAbsent(key, writer, bytes(what), expires);
  }

  /**
   * The latest of a sender, the newest first, as many as there is room for in memory.
   *
   * @param after the one before the first; empty for the newest
   */
  AsidePage<Quarantined> latest(String sender, Optional<AsideId> after, int limit) {
    Range range =
        Range.descending(Sorts.quarantine(sender), limit)
            .from(Sorts.FIRST_TIME)
            .to(after.map(AsideId::place).orElse(Sorts.CHUNK));
    Newest.Part<Aside<Quarantined>> part =
        Newest.of(
            table,
            range,
            item -> read(sender, item),
            one ->
                2L
                    * (one.what().text().length()
                        + one.what().field().length()
                        + one.what().reason().length()));
    return new AsidePage<>(withDecisions(part.items()), part.next().map(AsideId::of));
  }

  Optional<Aside<Quarantined>> find(AsideId id) {
    String prefix = Sorts.quarantine("");
    return Optional.of(id.key())
        .filter(key -> key.partition().startsWith(prefix))
        .flatMap(key -> table.get(key, Consistency.STRONG))
        .map(item -> read(item.key().partition().substring(prefix.length()), item))
        .flatMap(one -> withDecisions(List.of(one)).stream().findFirst());
  }

  private Aside<Quarantined> read(String sender, Item item) {
    Quarantined what = ofBytes(sender, items.content(item));
    return new Aside<>(AsideId.of(item.key()), what, Optional.empty());
  }

  private List<Aside<Quarantined>> withDecisions(List<Aside<Quarantined>> all) {
    Map<Key, Decision> decided = decisions.of(all.stream().map(one -> one.id().key()).toList());
    return all.stream()
        .map(
            one ->
                new Aside<>(one.id(), one.what(), Optional.ofNullable(decided.get(one.id().key()))))
        .toList();
  }

  private static byte[] bytes(Quarantined what) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
      out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, what.receivedAt()));
      writeText(out, what.field());
      writeText(out, what.reason());
      writeText(out, what.text());
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return bytes.toByteArray();
  }

  private static Quarantined ofBytes(String sender, byte[] bytes) {
    try (DataInputStream in =
        new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
      Instant receivedAt = Instant.EPOCH.plus(in.readLong(), ChronoUnit.MICROS);
      return new Quarantined(sender, receivedAt, readText(in), readText(in), readText(in));
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readText(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}
