package io.signalbox.delivery.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.feeds.JournalColumns;
import io.signalbox.feeds.JournalRow;
import io.signalbox.feeds.ReceiptSpan;
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
import java.util.function.Function;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * A page as it is stored: {@code {"t": time in microseconds, "i": id, "d": destination, "m": rows,
 * "r": results, "n": events, "s": delays, "c": columns, "q": [[result, feed, from, seconds, from,
 * seconds, …], …]}}, deflated (RFC 1951) behind the version of the format. Results, events and
 * delays have one for each row, or one alone where all rows have the same. A row without a delay
 * has -1. The second version had columns without tables; the first had {@code "r": [[result,
 * events, delay], …]}, too.
 */
final class OutcomePageCodec {
  private static final byte VERSION = 3;
  private static final byte FIRST_VERSION = 1;
  private static final int NO_DELAY = -1;
  private static final String CONCERNED = "q";
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private OutcomePageCodec() {}

  static Body encode(OutcomePage page) {
    ObjectNode node = JSON.createObjectNode();
    node.put("t", ChronoUnit.MICROS.between(Instant.EPOCH, page.at()));
    node.put("i", page.id());
    node.put("d", page.destination());
    List<OutcomeRow> rows = page.rows();
    node.put("m", rows.size());
    putEach(node.putArray("r"), rows, row -> TextNode.valueOf(row.result().word()));
    putEach(node.putArray("n"), rows, row -> IntNode.valueOf(row.events()));
    putEach(node.putArray("s"), rows, row -> IntNode.valueOf(row.delay().orElse(NO_DELAY)));
    putConcerned(node, page.concerned());
    JournalColumns.put(node, rows.stream().map(OutcomeRow::row).toList());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(VERSION);
    try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        OutputStream out = new DeflaterOutputStream(bytes, deflater)) {
      JSON.writeValue(out, node);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return Body.of(bytes.toByteArray());
  }

  private static void putEach(
      ArrayNode all, List<OutcomeRow> rows, Function<OutcomeRow, JsonNode> value) {
    List<JsonNode> values = rows.stream().map(value).toList();
    boolean areAlike = values.stream().distinct().limit(2).count() == 1;
    all.addAll(areAlike ? values.subList(0, 1) : values);
  }

  /** The time from the end of each span to the next is in seconds, as the spans are. */
  private static void putConcerned(ObjectNode node, List<ConcernedEvents> concerned) {
    ArrayNode all = concerned.isEmpty() ? JSON.createArrayNode() : node.putArray(CONCERNED);
    for (ConcernedEvents events : concerned) {
      ArrayNode one = all.addArray().add(events.result().word()).add(events.feed());
      long before = 0;
      for (ReceiptSpan span : events.received()) {
        one.add(span.from() - before).add(span.to() - span.from());
        before = span.to();
      }
    }
  }

  private static List<ConcernedEvents> concerned(JsonNode all) {
    List<ConcernedEvents> concerned = new ArrayList<>();
    for (JsonNode one : all) {
      List<ReceiptSpan> received = new ArrayList<>();
      long before = 0;
      for (int i = 2; i < one.size(); i += 2) {
        long from = before + one.get(i).asLong();
        before = from + one.get(i + 1).asLong();
        received.add(new ReceiptSpan(from, before));
      }
      concerned.add(
          new ConcernedEvents(Result.ofWord(one.path(0).asText()), one.path(1).asInt(), received));
    }
    return concerned;
  }

  private static JsonNode at(JsonNode values, int row) {
    return values.path(values.size() == 1 ? 0 : row);
  }

  static OutcomePage decode(long number, Body body) {
    byte[] bytes = body.bytes();
    try (Inflater inflater = new Inflater(true);
        InputStream in =
            new InflaterInputStream(
                new ByteArrayInputStream(bytes, 1, bytes.length - 1), inflater)) {
      if (bytes[0] < FIRST_VERSION || bytes[0] > VERSION) {
        throw new IOException("Its format's version is not known here: " + bytes[0]);
      }
      JsonNode node = JSON.readTree(in);
      JournalColumns columns = JournalColumns.of(node);
      List<OutcomeRow> rows = new ArrayList<>();
      boolean isFirst = bytes[0] == FIRST_VERSION;
      int size = isFirst ? node.path("r").size() : node.path("m").asInt();
      for (int i = 0; i < size; i++) {
        JsonNode row = node.path("r").path(i);
        int delay = (isFirst ? row.path(2) : at(node.path("s"), i)).asInt();
        rows.add(
            new OutcomeRow(
                Result.ofWord((isFirst ? row.path(0) : at(node.path("r"), i)).asText()),
                (isFirst ? row.path(1) : at(node.path("n"), i)).asInt(),
                delay == NO_DELAY ? OptionalInt.empty() : OptionalInt.of(delay),
                columns.row(i).orElse(JournalRow.EMPTY)));
      }
      return new OutcomePage(
          number,
          node.path("i").asText(),
          Instant.EPOCH.plus(node.path("t").asLong(), ChronoUnit.MICROS),
          node.path("d").asText(),
          rows,
          concerned(node.path(CONCERNED)));
    } catch (IOException e) {
      throw new UncheckedIOException("A page of outcomes cannot be read", e);
    }
  }
}
