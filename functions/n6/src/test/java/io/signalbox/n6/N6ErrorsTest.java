package io.signalbox.n6;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What n6's REST API refuses, and how. */
class N6ErrorsTest {
  private static final String SINCE = "?time.min=2026-11-01T00:00:00Z";

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "&no.such=1",
        "&category=none",
        "&ip=host",
        "&ip=2001:db8::1",
        "&ip=192.0.2.0/24",
        "&ip.net=192.0.2.1/24",
        "&asn=-1",
        "&asn=4294967296",
        "&dport=65536",
        "&cc=pl",
        "&md5=1",
        "&id=",
        "&name=a,,b",
        "&time.max=yesterday",
        "&time.max=2026-11-01,2026-11-02",
        "&modified.min=",
        "&opt.limit=0",
        "&opt.limit=x",
        "&opt.primary=1",
        "&time.min=2026-11-02T00:00:00Z",
        "&opt.limit=1&opt.limit=2"
      })
  void what_cannot_be_understood_is_told_in_plain_text(String query) {
    Hub.Answer answer = hub.get("search/events.json" + SINCE + query);

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).startsWith("text/plain");
  }

  @ParameterizedTest
  @CsvSource({
    "search/events.json, '', 401", "search/events.json, wrong, 401",
        "search/events.json, stranger, 403",
    "report/inside.json, stranger, 403", "report/threats.csv, stranger, 403",
        "search/events, reader, 404",
    "search/events.iodef, reader, 404", "search/inside.json, reader, 404",
        "report/events.json, reader, 404",
    "report/..%2Fsearch%2Fevents.json, reader, 404", "report/inside.JSON, reader, 404",
        "search, reader, 404",
    "search/.json, reader, 404", "none/events.json, reader, 404",
  })
  void who_may_not_and_what_is_not_there_is_told_in_plain_text(
      String path, String token, int status) {
    Hub.Answer answer = hub.get(path + SINCE, token);

    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("text/plain");
  }
}
