package io.signalbox.envelopes;

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
import java.util.UUID;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Keeps aside what was posted and is no envelope. */
final class Quarantine {
  private final Table table;
  private final LargeItems items;

  Quarantine(Table table) {
    this.table = table;
    this.items = new LargeItems(table);
  }

  void put(Quarantined what, UUID writer, Instant expires) {
    Key key =
        new Key(Sorts.quarantine(what.sender()), Sorts.at(what.receivedAt(), writer.toString()));
    items.insertIfAbsent(key, writer, bytes(what), expires);
  }

  List<Quarantined> latest(String sender, int limit) {
    Range range =
        Range.descending(Sorts.quarantine(sender), limit).from(Sorts.FIRST_TIME).to(Sorts.CHUNK);
    return Newest.of(
        table,
        range,
        item -> ofBytes(sender, items.content(item)),
        one -> 2L * (one.text().length() + one.field().length() + one.reason().length()));
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
