package io.signalbox.delivery.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.feeds.JournalColumns;
import io.signalbox.feeds.JournalRow;
import io.signalbox.store.Body;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * A page as it is stored: {@code {"t": time in microseconds, "i": id, "d": destination, "r":
 * [[result, events, delay], …], "c": columns}}, deflated (RFC 1951) behind the version of the
 * format. A row without a delay has -1.
 */
final class OutcomePageCodec {
  private static final byte VERSION = 1;
  private static final int NO_DELAY = -1;
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private OutcomePageCodec() {}

  static Body encode(OutcomePage page) {
    ObjectNode node = JSON.createObjectNode();
    node.put("t", ChronoUnit.MICROS.between(Instant.EPOCH, page.at()));
    node.put("i", page.id());
    node.put("d", page.destination());
    ArrayNode rows = node.putArray("r");
    for (OutcomeRow row : page.rows()) {
      rows.addArray().add(row.result().word()).add(row.events()).add(row.delay().orElse(NO_DELAY));
    }
    JournalColumns.put(node, page.rows().stream().map(OutcomeRow::row).toList());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(VERSION);
    try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        OutputStream out = new DeflaterOutputStream(bytes, deflater)) {
      JSON.writeValue(out, node);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return Body.of(bytes.toByteArray());
  }

  static OutcomePage decode(long number, Body body) {
    byte[] bytes = body.bytes();
    try (Inflater inflater = new Inflater(true);
        InputStream in =
            new InflaterInputStream(
                new ByteArrayInputStream(bytes, 1, bytes.length - 1), inflater)) {
      if (bytes[0] != VERSION) {
        throw new IOException("Its format's version is not known here: " + bytes[0]);
      }
      JsonNode node = JSON.readTree(in);
      JournalColumns columns = JournalColumns.of(node);
      List<OutcomeRow> rows = new ArrayList<>();
      for (JsonNode row : node.path("r")) {
        int delay = row.path(2).asInt();
        rows.add(
            new OutcomeRow(
                Result.ofWord(row.path(0).asText()),
                row.path(1).asInt(),
                delay == NO_DELAY ? OptionalInt.empty() : OptionalInt.of(delay),
                columns.row(rows.size()).orElse(JournalRow.EMPTY)));
      }
      return new OutcomePage(
          number,
          node.path("i").asText(),
          Instant.EPOCH.plus(node.path("t").asLong(), ChronoUnit.MICROS),
          node.path("d").asText(),
          rows);
    } catch (IOException e) {
      throw new UncheckedIOException("A page of outcomes cannot be read", e);
    }
  }
}
