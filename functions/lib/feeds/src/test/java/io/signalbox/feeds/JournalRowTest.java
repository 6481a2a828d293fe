package io.signalbox.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.settings.Group;
import io.signalbox.store.ManualClock;
import io.signalbox.store.embedded.EmbeddedStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JournalRowTest {
  private static final Duration RETENTION = Duration.ofDays(30);

  private static JournalRow row(String event) throws IOException {
    Envelope envelope = Envelope.ofEvent((ObjectNode) new ObjectMapper().readTree(event));
    EnvelopeKey key = EnvelopeKey.first(envelope.id().dedupKey());
    return JournalRow.of(new StoredEnvelope(key, envelope, "cert-at", Instant.EPOCH));
  }

  @Test
  void a_row_has_what_the_event_says_and_nothing_where_it_says_nothing() throws IOException {
    JournalRow row =
        row(
            """
            {"classification.type": "phishing", "source.asn": 64496, "tlp": "AMBER+STRICT",
             "source.ip": "192.0.2.1", "source.fqdn": "WWW.Example.org",
             "source.url": "https://user:secret@Phish.example:8443/?q", "feed.name": ["a"]}
            """);

    assertThat(row.get(JournalColumn.TYPE)).isEqualTo("phishing");
    assertThat(row.get(JournalColumn.TAXONOMY)).as("by its type").isEqualTo("fraud");
    assertThat(row.get(JournalColumn.ASN)).isEqualTo("64496");
    assertThat(row.get(JournalColumn.TLP)).isEqualTo("AMBER+STRICT");
    assertThat(row.get(JournalColumn.SENDER)).isEqualTo("cert-at");
    assertThat(row.get(JournalColumn.ADDRESS)).isEqualTo("192.0.2.1");
    assertThat(row.get(JournalColumn.DOMAIN)).isEqualTo("www.example.org");
    assertThat(row.get(JournalColumn.URL_HOST)).isEqualTo("phish.example");
    assertThat(row.get(JournalColumn.FEED)).as("no text").isEmpty();
    assertThat(row.get(JournalColumn.COUNTRY)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+999999999-12-31T23:59:59-18:00",
        "-999999999-01-01T00:00:00+18:00",
        "0000-01-01T00:00:00Z"
      })
  void an_event_of_any_time_has_a_row(String time) throws IOException {
    assertThat(row("{\"time.source\": \"%s\"}".formatted(time)).get(JournalColumn.SENDER))
        .isEqualTo("cert-at");
  }

  @ParameterizedTest
  @CsvSource({
    "1970-01-01T02:00:59+01:00, 60, 0",
    "1969-12-31T23:59:59.999Z, -1, 0",
    "+999999999-12-31T23:59:59Z, 525948163879679, 0",
    "-999999999-01-01T00:00:00Z, -525950235593280, 566",
    "yesterday, '', ''"
  })
  void a_row_has_the_minute_of_an_event_however_far_away(String time, String minute, String delay)
      throws IOException {
    JournalRow row = row("{\"time.source\": \"%s\"}".formatted(time));

    assertThat(row.get(JournalColumn.TIME)).isEqualTo(minute);
    assertThat(row.get(JournalColumn.DELAY)).isEqualTo(delay);
  }

  @ParameterizedTest
  @CsvSource({
    "http://192.0.2.1/x, 192.0.2.1",
    "http://[2001:DB8::1]:80/, 2001:db8::1",
    "http://[2001:db8::1, 2001:db8::1",
    "hxxp://a.example?@b.example/, a.example",
    "http://a.example\\@b.example/, a.example",
    "ftp://@:/, ''",
    "mailto:a@example.org, ''",
    "://, ''"
  })
  void the_host_of_a_url_is_where_a_browser_would_go(String url, String host) {
    assertThat(UrlHost.of(url)).isEqualTo(host);
  }

  @Test
  void a_long_value_is_cut_between_characters_and_a_domain_name_keeps_its_end() {
    String long7bit = "a".repeat(100_000) + ".example.org";
    String emoji = "x" + "😀".repeat(30);

    assertThat(JournalRow.shortened(JournalColumn.IDENTIFIER, long7bit)).isEqualTo("a".repeat(64));
    assertThat(JournalRow.shortened(JournalColumn.DOMAIN, long7bit))
        .hasSize(64)
        .endsWith(".example.org");
    assertThat(JournalRow.shortened(JournalColumn.FEED, emoji)).isEqualTo("x" + "😀".repeat(15));
    assertThat(JournalRow.shortened(JournalColumn.URL_HOST, emoji)).isEqualTo("😀".repeat(16));
    assertThat("😀".repeat(16).getBytes(StandardCharsets.UTF_8)).hasSize(64);
  }

  @Test
  void a_page_keeps_the_rows_and_a_page_without_any_has_none() throws IOException {
    ManualClock clock = new ManualClock(Instant.parse("2026-11-22T10:00:00Z"));
    try (EmbeddedStore store = EmbeddedStore.inMemory(clock)) {
      FeedAppender appender =
          new FeedAppender(store.table("Feeds"), clock, RETENTION, (feed, group) -> {});
      List<JournalRow> rows =
          List.of(
              row("{\"classification.type\": \"phishing\", \"feed.name\": \"a\\nb\\u0000\"}"),
              row("{\"classification.type\": \"phishing\", \"source.ip\": \"::1\"}"),
              row("{\"classification.type\": \"phishing\"}"));
      List<Candidate> candidates =
          rows.stream().map(row -> candidate(rows.indexOf(row), Optional.of(row))).toList();
      appender.append(FeedId.JOURNAL, Group.NONE, candidates);
      appender.append(FeedId.JOURNAL, Group.NONE, List.of(candidate(7, Optional.empty())));

      assertThat(
              new FeedLog(store.table("Feeds"), clock, RETENTION)
                  .read(FeedId.JOURNAL, Position.START, 10)
                  .entries())
          .extracting(located -> located.entry().row())
          .containsExactly(
              Optional.of(rows.get(0)),
              Optional.of(rows.get(1)),
              Optional.of(rows.get(2)),
              Optional.empty());
    }
  }

  private static Candidate candidate(int number, Optional<JournalRow> row) {
    EnvelopeKey key = EnvelopeKey.first(new io.signalbox.envelope.DedupKey("event-" + number));
    return new Candidate(
        key, Instant.parse("2026-11-22T10:00:00Z"), 100, List.of(), row, List.of());
  }
}
