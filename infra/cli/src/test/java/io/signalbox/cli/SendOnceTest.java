package io.signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.cli.FakeHub.Received;
import io.signalbox.cli.FakeHub.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of a table are checked, shown and sent once. */
class SendOnceTest {
  private static final String TRIAL =
      """
      {"sending": "monday", "destination": "owners", "counts": {"valid": 2, "invalid": 1},
       "items": [{"index": 1, "field": "source.ip", "reason": "an address is expected"}]}
      """;
  private static final String PREVIEW =
      """
      {"deliveries": [{"destination": "owners", "events": 2, "mail": {
         "headers": {"To": "abuse@isp.example", "Subject": "2 events"}, "text": "Dear ISP"}}]}
      """;
  private static final String SENT =
      """
      {"counts": {"accepted": 2, "duplicate": 0, "rejected": 1}, "items": []}
      """;

  private static final String PROPOSED =
      """
      {"id": "0a1b", "state": "proposed", "sending": "monday", "destination": "owners",
       "by": "ann", "rows": {"valid": 2, "invalid": 1}, "decisions": []}
      """;

  private static final String TABLE =
      """
      \ufeffIP;Note;extra.text;Seen
      192.0.2.1;x;"two
      lines";1
      nobody;;;

      192.0.2.3;y;;2
      """;

  @TempDir private Path folder;

  private static Reply answer(Received request) {
    String target = request.target();
    return Reply.of(
        200, target.contains("preview") ? PREVIEW : target.contains("dryRun=true") ? TRIAL : SENT);
  }

  private Typed typed(FakeHub hub, String table) throws IOException {
    Files.writeString(folder.resolve("rows.csv"), table);
    return new Typed(folder).at(hub.url(), "token");
  }

  @Test
  void bad_rows_are_named_by_line_and_column_and_the_others_are_sent_after_a_yes()
      throws IOException {
    try (FakeHub hub = FakeHub.answering(SendOnceTest::answer)) {
      Typed typed = typed(hub, TABLE);
      String[] words = {
        "send-once",
        "rows.csv",
        "owners",
        "--id",
        "monday",
        "--separator",
        ";",
        "--column",
        "IP=source.ip",
        "--column",
        "Seen=extra.seen",
        "--leave-out",
        "Note",
        "--set",
        "classification.type=scanner"
      };
      Typed.Result unasked = typed.run(words);

      assertThat(unasked.status()).isEqualTo(ExitStatus.USAGE.code());
      assertThat(unasked.err())
          .contains("Line 4, column IP: an address is expected")
          .contains("Subject: 2 events", "Dear ISP")
          .contains("sends 2 rows to owners");
      assertThat(hub.received()).hasSize(2);

      Typed.Result sent = typed.onTerminal().input("y\n").run(words);

      assertThat(sent.status()).isEqualTo(ExitStatus.REFUSED.code());
      assertThat(sent.out()).contains("accepted", "2");
      assertThat(sent.err()).contains("signalbox find tag=sending:monday");
      Received last = hub.received().getLast();
      assertThat(last.target()).isEqualTo("/v1/sendings?destination=owners&id=monday");
      assertThat(last.text().lines())
          .containsExactly(
              "{\"classification.type\":\"scanner\",\"source.ip\":\"192.0.2.1\","
                  + "\"extra.text\":\"two\\nlines\",\"extra.seen\":\"1\"}",
              "{\"classification.type\":\"scanner\",\"source.ip\":\"nobody\"}",
              "{\"classification.type\":\"scanner\",\"source.ip\":\"192.0.2.3\","
                  + "\"extra.seen\":\"2\"}");
    }
  }

  @Test
  void a_dry_run_sends_nothing() throws IOException {
    try (FakeHub hub = FakeHub.answering(SendOnceTest::answer)) {
      Typed.Result result =
          typed(hub, "source.ip\n192.0.2.1\nnobody\n192.0.2.3\n")
              .run("send-once", "rows.csv", "owners", "--id", "monday", "--dry-run");

      assertThat(result.out()).contains("Would send 2 rows to owners");
      assertThat(hub.received())
          .extracting(Received::target)
          .noneMatch(target -> target.equals("/v1/sendings?destination=owners&id=monday"));
    }
  }

  @Test
  void what_others_must_approve_is_said_to_wait_and_an_approver_sees_what_it_is()
      throws IOException {
    try (FakeHub hub =
        FakeHub.answering(
            request -> {
              String target = request.target();
              boolean isAsked = target.contains("preview") || target.contains("dryRun");
              if (target.startsWith("/v1/sendings?limit")) {
                return Reply.of(200, "{\"sendings\": []}");
              }
              return isAsked ? answer(request) : Reply.of(202, PROPOSED);
            })) {
      Typed.Result sent =
          typed(hub, "source.ip\n192.0.2.1\nnobody\n192.0.2.3\n")
              .run("send-once", "rows.csv", "owners", "--id", "monday", "--yes");
      Typed approver = new Typed(folder).at(hub.url(), "token");
      Typed.Result unasked = approver.run("sendings", "approve", "0a1b");
      Typed.Result approved = approver.run("sendings", "approve", "0a1b", "--yes");

      assertThat(sent.all())
          .contains("Others must approve the sending 0a1b", "signalbox sendings approve 0a1b");
      assertThat(unasked.err()).contains("sending monday of 2 rows to owners, proposed by ann");
      assertThat(approved.status()).as(approved.all()).isZero();
      assertThat(hub.received().getLast().target()).isEqualTo("/v1/sendings/0a1b/approve");
      assertThat(approver.run("sendings", "show", "0a1b").out()).contains("owners");
      assertThat(approver.run("sendings", "reject", "0a1b", "--yes").status()).isZero();
      assertThat(approver.run("sendings", "ls").all()).contains("No sending was proposed");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`a,b\n1,2\n` | --column c=source.ip | There is no column c; there are a, b",
        "`a,a\n1,2\n` | --set x=y | two are the field a",
        "`a,b\n1\n` | --set x=y | Line 2 has 1 cells",
        "`` | --set x=y | the file is empty",
      })
  void a_table_that_cannot_be_read_says_why(String table, String option, String reason)
      throws IOException {
    try (FakeHub hub = FakeHub.answering(SendOnceTest::answer)) {
      String text = table == null ? "" : table.replace("\\n", "\n");
      List<String> more = List.of(option.split(" "));
      Typed.Result result =
          typed(hub, text)
              .run("send-once", "rows.csv", "owners", "--id", "m", more.get(0), more.get(1));

      assertThat(result.status()).isNotZero();
      assertThat(result.err()).containsIgnoringCase(reason);
      assertThat(hub.received()).isEmpty();
    }
  }
}
