package io.signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.cli.FakeHub.Received;
import io.signalbox.cli.FakeHub.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is held about somebody, and how it is erased. */
class EraseTest {
  private static final String HELD =
      "{\"held\": [{\"kind\": \"envelopes\", \"where\": \"envelopes/1/head\", \"stays\": false,"
          + " \"content\": {\"a\": 1}}]}";

  @TempDir private Path folder;

  @Test
  void pages_of_what_is_held_are_one_list() throws IOException {
    try (FakeHub hub =
        FakeHub.answering(
            request ->
                Reply.of(
                    200,
                    request.text().contains("after")
                        ? HELD
                        : HELD.replace("]}", "], \"next\": \"n\"}")))) {
      Typed.Result result = run(hub, "held", "--mail", "jo@a.example", "-o", "ndjson");

      assertThat(result.out().lines()).hasSize(2).allMatch(line -> line.contains("\"a\":1"));
      assertThat(hub.received().stream().map(Received::text))
          .containsExactly(
              "{\"mail\":\"jo@a.example\"}", "{\"mail\":\"jo@a.example\",\"after\":\"n\"}");
    }
  }

  @Test
  void a_dry_run_erases_nothing() throws IOException {
    try (FakeHub hub = FakeHub.answering(request -> Reply.of(200, HELD))) {
      Typed.Result result = run(hub, "erase", "--address", "192.0.2.7", "--dry-run");

      assertThat(result.err()).contains("envelopes=1");
      assertThat(hub.received()).hasSize(1);
    }
  }

  @Test
  void the_receipt_is_waited_for_and_says_whether_something_stays() throws IOException {
    try (FakeHub hub =
        FakeHub.answering(
            request ->
                request.target().endsWith("/held")
                    ? Reply.of(200, HELD)
                    : request.method().equals("POST")
                        ? Reply.of(202, "{\"id\": \"e\", \"state\": \"running\"}")
                        : Reply.of(
                            200,
                            "{\"id\": \"e\", \"state\": \"finished\", \"remaining\": {\"settings\":"
                                + " 1}}"))) {
      Typed.Result result = run(hub, "erase", "--domain", "a.example", "--yes");

      assertThat(result.out()).contains("finished");
      assertThat(result.status()).isEqualTo(1);
    }
  }

  @Test
  void what_others_must_approve_is_told() throws IOException {
    try (FakeHub hub =
        FakeHub.answering(
            request ->
                request.target().endsWith("/held")
                    ? Reply.of(200, HELD)
                    : request.target().endsWith("/approve")
                        ? Reply.of(200, "{\"id\": \"e\", \"state\": \"running\"}")
                        : Reply.of(
                            202, "{\"id\": \"e\", \"state\": \"proposed\", \"remaining\": {}}"))) {
      Typed.Result proposed = run(hub, "erase", "--sender", "cert-at", "--yes");
      Typed.Result approved = run(hub, "erasures", "approve", "e", "--yes");

      assertThat(proposed.err()).contains("signalbox erasures approve e");
      assertThat(proposed.status()).isZero();
      assertThat(approved.err()).contains("The erasure is running.");
      assertThat(hub.received().stream().map(Received::target).toList())
          .isEqualTo(
              List.of(
                  "/v1/erasures/held", "/v1/erasures", "/v1/erasures/e", "/v1/erasures/e/approve"));
    }
  }

  private Typed.Result run(FakeHub hub, String... words) throws IOException {
    return new Typed(folder).at(hub.url(), "token").run(words);
  }
}
