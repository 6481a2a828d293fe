package io.signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.cli.FakeHub.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindTest {
  @TempDir private Path folder;

  @Test
  void all_parts_are_printed_with_titles_once() throws IOException {
    try (FakeHub hub =
        FakeHub.answering(
            request ->
                request.target().contains("after=place")
                    ? new Reply(200, Map.of(), "\"asn\"\r\n\"2\"\r\n")
                    : new Reply(
                        200,
                        Map.of("Signalbox-Cursor", "place", "Signalbox-Reached", "2026-11-22"),
                        "\"asn\"\r\n\"1\"\r\n"))) {
      Typed.Result result =
          new Typed(folder)
              .at(hub.url(), "token")
              .run("find", "type=phishing", "result=refused", "--csv", "--oldest");

      assertThat(result.status()).as(result.all()).isZero();
      assertThat(result.out()).isEqualTo("\"asn\"\r\n\"1\"\r\n\"2\"\r\n");
      assertThat(hub.received().getFirst().target())
          .contains("type=phishing", "result=refused", "order=oldest", "as=csv");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "find type=scanner type=spam",
        "find type=scanner type=scanner",
        "find country=AT type=scanner country=DE",
        "send-once table.csv soc --id a --column IP=source.ip --column IP=destination.ip",
        "send-once table.csv soc --id a --set feed.name=a --set feed.name=b"
      })
  void a_name_with_two_values_is_refused_before_anything_is_asked(String line) throws IOException {
    Files.writeString(folder.resolve("table.csv"), "IP\r\n192.0.2.1\r\n");
    try (FakeHub hub = FakeHub.answering(200, "{}")) {
      Typed.Result result =
          new Typed(folder)
              .at(hub.url(), "token")
              .run(line.replace("table.csv", folder + "/table.csv").split(" "));

      assertThat(result.status()).as(result.all()).isEqualTo(ExitStatus.USAGE.code());
      assertThat(result.err()).contains("given twice", "It takes one value.");
      assertThat(hub.received()).isEmpty();
    }
  }

  @Test
  void a_job_with_changed_settings_is_followed_to_its_report() throws IOException {
    String job =
        """
        {"job": "whatif.1", "operation": "whatif", "status": "%s", "events": 7,
         "reached": "2026-11-22T00:00:00Z", "report": {"destinations": [{"destination": "soc",
         "events": {"more": 3, "less": 0}, "deliveries": {"before": 1, "after": 2},
         "recipients": {"more": 1, "less": 0}}]}}
        """;
    try (FakeHub hub =
        FakeHub.answering(
            request ->
                request.method().equals("POST")
                    ? Reply.of(202, job.formatted("running"))
                    : Reply.of(200, job.formatted("finished")))) {
      Typed.Result result =
          new Typed(folder)
              .at(hub.url(), "token")
              .run("settings", "whatif", "routes", "all", "--days", "3");

      assertThat(result.status()).as(result.all()).isZero();
      assertThat(result.out()).contains("soc");
      assertThat(hub.received().getFirst().text()).contains("\"days\":3", "\"entry\":null");
    }
  }
}
