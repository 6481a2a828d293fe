package io.signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.cli.FakeHub.Received;
import io.signalbox.cli.FakeHub.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What commands make of answers that take a hub long to come to. */
class ReportsTest {
  @TempDir private Path folder;

  @Test
  void figures_have_a_column_for_each_dimension() throws IOException {
    String answer =
        """
        {"whole": false, "step": "month", "by": ["type", "country"],
         "rows": [{"month": "2026-11", "type": "=1+1", "country": "AT", "events": 12, "hosts": 9}]}
        """;
    try (FakeHub hub = FakeHub.answering(200, answer)) {
      Typed.Result result =
          new Typed(folder)
              .at(hub.url(), "token")
              .run(
                  "stats",
                  "--by",
                  "type,country",
                  "--where",
                  "country:AT",
                  "--where",
                  "type:x",
                  "--step",
                  "month",
                  "--from",
                  "2026-11-01",
                  "-o",
                  "csv");

      assertThat(result.out())
          .isEqualTo("month,type,country,events,hosts\n2026-11,\"'=1+1\",AT,12,9\n");
      assertThat(result.err()).contains("could not count all");
      assertThat(hub.received().getFirst().target())
          .contains("by=type%2Ccountry", "where=country%3AAT", "where=type%3Ax")
          .contains("from=2026-11-01T00%3A00%3A00Z");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "hour, 2026-11-22T05%3A00%3A00Z",
    "day, 2026-11-22T00%3A00%3A00Z",
    "month, 2026-11-01T00%3A00%3A00Z"
  })
  void how_long_ago_is_the_beginning_of_the_step_that_had_that_moment(String step, String begin)
      throws IOException {
    Clock clock = Clock.fixed(Instant.parse("2026-11-29T05:30:00Z"), ZoneOffset.UTC);
    try (FakeHub hub = FakeHub.answering(200, figures(1))) {
      new Typed(folder)
          .at(hub.url(), "token")
          .clock(clock)
          .run("stats", "--from", "7d", "--step", step);

      assertThat(hub.received().getFirst().target()).contains("from=" + begin);
    }
  }

  private static String figures(int events) {
    return """
    {"whole": true, "step": "day", "by": [], "rows": [
      {"day": "2026-11-01", "events": 12, "hosts": 9},
      {"day": "2026-11-02", "events": %d, "hosts": 5}]}
    """
        .formatted(events);
  }

  @Test
  void a_check_shows_the_rows_that_differ_from_a_recount() throws IOException {
    for (int recounted : new int[] {7, 8}) {
      try (FakeHub hub =
          FakeHub.answering(
              request ->
                  Reply.of(200, figures(request.target().contains("recount") ? recounted : 7)))) {
        Typed typed = new Typed(folder).at(hub.url(), "token");
        Typed.Result result = typed.run("stats", "--check", "--to", "2026-11-03", "-o", "csv");

        String rows = recounted == 7 ? "" : "2026-11-02,8,5\n2026-11-02,7,5\n";
        assertThat(result.out()).isEqualTo("day,events,hosts\n" + rows);
        assertThat(result.status())
            .isEqualTo(recounted == 7 ? ExitStatus.DONE.code() : ExitStatus.REFUSED.code());
      }
    }
  }

  @Test
  void a_check_needs_an_end() throws IOException {
    try (FakeHub hub = FakeHub.answering(200, "{}")) {
      Typed.Result result = new Typed(folder).at(hub.url(), "token").run("stats", "--check");

      assertThat(result.status()).isEqualTo(ExitStatus.USAGE.code());
      assertThat(hub.received()).isEmpty();
    }
  }

  @Test
  void a_test_of_a_destination_shows_each_step_and_ends_as_it_did() throws IOException {
    String job =
        """
        {"job": "soc.1", "status": "%s", "report": {"result": "%s", "answer": "Not sent: TLS",
         "steps": [{"step": "resolve", "done": true, "milliseconds": 12},
                   {"step": "tls", "done": false, "milliseconds": 40}]}}
        """;
    try (FakeHub hub =
        FakeHub.answering(
            request ->
                Reply.of(
                    202,
                    request.method().equals("POST")
                        ? job.formatted("running", "")
                        : job.formatted("finished", "failed")))) {
      Typed.Result result =
          new Typed(folder).at(hub.url(), "token").run("destinations", "test", "soc");

      assertThat(result.status()).isEqualTo(ExitStatus.REFUSED.code());
      assertThat(result.out()).containsPattern("tls +no +40").contains("Not sent: TLS");
      assertThat(hub.received())
          .extracting(Received::target)
          .containsExactly("/v1/destinations/soc/test?wait=20", "/v1/jobs/soc.1");
    }
  }

  @Test
  void the_status_names_what_waits_for_an_approval_and_who_is_silent() throws IOException {
    String answer =
        """
        {"version": "0.2.0", "hub": "cert", "destinations": [], "unrouted": [],
         "proposals": [{"state": "open"}, {"state": "open"}, {"state": "applied"}],
         "sendings": [{"state": "proposed"}, {"state": "sent"}],
         "erasures": [{"state": "proposed"}],
         "instances": [{"instance": "a", "silent": true}, {"instance": "b", "silent": false}]}
        """;
    try (FakeHub hub = FakeHub.answering(200, answer)) {
      assertThat(new Typed(folder).at(hub.url(), "token").run("status").out())
          .containsPattern("proposed changes +2 +signalbox settings proposals")
          .containsPattern("proposed sendings +1 +signalbox sendings ls")
          .containsPattern("proposed erasures +1 +signalbox erasures ls")
          .containsPattern("silent senders +1 +signalbox instances ls")
          .doesNotContain("Nothing needs attention");
    }
  }

  @Test
  void keys_that_cannot_be_used_say_why() throws IOException {
    String answer =
        """
        {"uses": [{"place": "/destinations/isp/mail", "purpose": "encrypt", "kind": "openpgp",
                   "fingerprint": "c1e0", "usable": false, "reason": "it is revoked"}]}
        """;
    try (FakeHub hub = FakeHub.answering(200, answer)) {
      Typed.Result result = new Typed(folder).at(hub.url(), "token").run("keys", "--expiring");

      assertThat(result.out()).containsPattern("no +it is revoked +c1e0");
      assertThat(hub.received().getFirst().target()).contains("expiring=true");
    }
  }

  @Test
  void fetches_show_what_fails_and_what_is_missing() throws IOException {
    String answer =
        """
        {"fetches": [{"fetch": "cert-be", "status": "failing", "failing": {"lastAnswer": "503"},
                      "missing": {"until": "2026-11-28T00:00:00Z"}, "counts": {"accepted": 7}}]}
        """;
    try (FakeHub hub = FakeHub.answering(200, answer)) {
      assertThat(new Typed(folder).at(hub.url(), "token").run("fetches", "ls").out())
          .containsPattern("cert-be +failing +503 +2026-11-28T00:00:00Z +accepted=7");
    }
  }

  @Test
  void a_notice_is_sent_again_after_it_was_shown() throws IOException {
    String notice =
        """
        {"ticket": "20261128-00000001", "destination": "owners", "envelopes": [{"id": "x"}],
         "notNamed": 2, "recipients": [{"address": "abuse@isp.example"}], "answers": [], "status": "finished"}
        """;
    try (FakeHub hub = FakeHub.answering(200, notice)) {
      Typed typed = new Typed(folder).at(hub.url(), "token");
      String[] resend = {"notices", "resend", "20261128-00000001"};

      assertThat(typed.run(resend).status()).isEqualTo(ExitStatus.USAGE.code());
      assertThat(hub.received()).noneMatch(one -> one.method().equals("POST"));
      assertThat(typed.onTerminal().input("y\n").run(resend).err()).contains("had 3 events");
      assertThat(hub.received()).filteredOn(one -> one.method().equals("POST")).hasSize(1);
      assertThat(typed.run("notices", "show", "20261128-00000001").out())
          .contains("abuse@isp.example");
    }
  }
}
