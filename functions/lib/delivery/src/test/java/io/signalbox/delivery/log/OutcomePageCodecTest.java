package io.signalbox.delivery.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.feeds.JournalColumn;
import io.signalbox.feeds.JournalRow;
import io.signalbox.feeds.ReceiptSpan;
import io.signalbox.store.Body;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

class OutcomePageCodecTest {
  private static OutcomePage page(List<OutcomeRow> rows, ConcernedEvents... events) {
    List<ConcernedEvents> concerned = List.of(events);
    return new OutcomePage(
        7, "write", Instant.parse("2026-11-22T10:00:00Z"), "soc", rows, concerned);
  }

  private static OutcomeRow row(Result result, int events, int delay) {
    OptionalInt known = delay < 0 ? OptionalInt.empty() : OptionalInt.of(delay);
    return new OutcomeRow(result, events, known, JournalRow.EMPTY);
  }

  @Test
  void a_page_is_read_as_it_was_written() {
    for (OutcomePage page :
        List.of(
            page(List.of(row(Result.DELIVERED, 1, 12))),
            page(List.of(row(Result.DELIVERED, 1, 12), row(Result.DELIVERED, 1, 12))),
            page(List.of(row(Result.DELIVERED, 1, 12), row(Result.FAILED, 3, -1))),
            page(
                List.of(row(Result.FAILED, 1, -1), row(Result.REFUSED, 1, -1)),
                new ConcernedEvents(
                    Result.FAILED,
                    -7,
                    List.of(
                        new ReceiptSpan(0, 5), new ReceiptSpan(1_795_341_600L, 1_795_341_600L))),
                new ConcernedEvents(Result.REFUSED, 7, List.of())))) {
      assertThat(OutcomePageCodec.decode(7, OutcomePageCodec.encode(page))).isEqualTo(page);
    }
  }

  private static OutcomePage decoded(int version, String json) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(version);
    try (DeflaterOutputStream out =
        new DeflaterOutputStream(bytes, new Deflater(Deflater.DEFAULT_COMPRESSION, true))) {
      out.write(json.getBytes(StandardCharsets.UTF_8));
    }
    return OutcomePageCodec.decode(7, Body.of(bytes.toByteArray()));
  }

  @Test
  void pages_of_the_second_version_are_read() throws IOException {
    OutcomePage page =
        decoded(
            2,
            """
            {"t": 1795341600000000, "i": "write", "d": "soc", "m": 2, "r": ["delivered"],
             "n": [1], "s": [12], "c": {"type": "phishing", "address": ["192.0.2.1", ""]}}
            """);

    assertThat(page.rows())
        .extracting(row -> row.row().get(JournalColumn.TYPE))
        .containsExactly("phishing", "phishing");
    assertThat(page.rows()).extracting(row -> row.row().host()).containsExactly("192.0.2.1", "");
  }

  @Test
  void pages_of_the_first_version_are_read() throws IOException {
    String json =
        "{\"t\": 1795341600000000, \"i\": \"write\", \"d\": \"soc\", \"r\": [[\"delivered\", 1,"
            + " 12], [\"failed\", 3, -1]], \"c\": {}}";

    assertThat(decoded(1, json).rows())
        .containsExactly(row(Result.DELIVERED, 1, 12), row(Result.FAILED, 3, -1));
  }
}
