package io.signalbox.ingest;

import io.signalbox.envelope.EnvelopeReader;
import io.signalbox.envelope.EnvelopeWriter;
import io.signalbox.envelope.Form;
import io.signalbox.envelope.Json;
import io.signalbox.envelope.ReadItem;
import io.signalbox.envelope.UnreadableBody;
import io.signalbox.store.Body;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The rows of a sending, a line each, as they wait for an approval. A refused row is an empty
 * value, so that the others keep their places.
 */
final class SentRows {
  /** A row must fit into one item of a table, also where it cannot be compressed. */
  static final int ROW_LIMIT_BYTES = 350_000;

  private static final String REFUSED = "null";
  private static final int ID_BYTES = 16;

  private final List<String> lines;

  private SentRows(List<String> lines) {
    this.lines = lines;
  }

  /** The rows as they were posted, without those at the places of {@code refused}. */
  static SentRows of(List<ReadItem> posted, Set<Integer> refused) {
    EnvelopeWriter writer = new EnvelopeWriter();
    return new SentRows(
        posted.stream()
            .map(
                row ->
                    row instanceof ReadItem.Parsed parsed && !refused.contains(row.index())
                        ? Json.text(writer.write(parsed.envelope(), Form.DECIDED))
                        : REFUSED)
            .toList());
  }

  boolean isTooLarge(int row) {
    return lines.get(row).getBytes(StandardCharsets.UTF_8).length > ROW_LIMIT_BYTES;
  }

  /** What is the same for the same rows of the same sending, and for no others. */
  String digest(Sending sending) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String text : List.of(sending.sender(), sending.id(), sending.destination())) {
        digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
      }
      lines.forEach(line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest(), 0, ID_BYTES);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }

  /** In parts, each compressed for itself and fit for one item. */
  List<Body> parts() {
    List<Body> parts = new ArrayList<>();
    ByteArrayOutputStream part = new ByteArrayOutputStream();
    for (String line : lines) {
      byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
      if (part.size() > 0 && part.size() + bytes.length > ROW_LIMIT_BYTES) {
        parts.add(compressed(part.toByteArray()));
        part.reset();
      }
      part.writeBytes(bytes);
    }
    parts.add(compressed(part.toByteArray()));
    return parts;
  }

  /** Reads what {@link #parts} made. A refused row is malformed again. */
  static List<ReadItem> read(List<Body> parts) {
    List<ReadItem> rows = new ArrayList<>();
    EnvelopeReader reader = new EnvelopeReader();
    for (Body part : parts) {
      int before = rows.size();
      try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(part.bytes()))) {
        reader
            .read(gzip.readAllBytes(), "application/x-ndjson", Optional.empty())
            .items()
            .forEach(row -> rows.add(at(before + row.index(), row)));
      } catch (IOException damaged) {
        throw new UncheckedIOException("The rows of a sending cannot be read", damaged);
      } catch (UnreadableBody damaged) {
        throw new IllegalStateException("The rows of a sending cannot be read", damaged);
      }
    }
    return rows;
  }

  private static ReadItem at(int index, ReadItem row) {
    return switch (row) {
      case ReadItem.Parsed one ->
          new ReadItem.Parsed(index, one.envelope(), one.form(), one.departures(), one.escapes());
      case ReadItem.Malformed one ->
          new ReadItem.Malformed(index, one.field(), one.reason(), one.text());
    };
  }

  private static Body compressed(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return Body.of(out.toByteArray());
  }
}
