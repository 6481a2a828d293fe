package io.signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.cli.FakeHub.Received;
import io.signalbox.cli.FakeHub.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each item of a file is decided once, whatever happens meanwhile. */
class PostTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  /** What became of an item, by its number {@code n}. */
  private interface Judge {
    String status(int number);
  }

  private final List<Integer> kept = new CopyOnWriteArrayList<>();

  private Reply decide(Received request, Judge judge) {
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode items = answer.putArray("items");
    request
        .text()
        .lines()
        .forEach(
            line -> {
              int number = read(line).path("n").asInt();
              String status = judge.status(number);
              if (status.equals("accepted")) {
                kept.add(number);
              }
              items
                  .addObject()
                  .put("index", items.size())
                  .put("status", status)
                  .put("field", "n")
                  .put("reason", "because");
            });
    return new Reply(200, Map.of("Retry-After", "1"), answer.toString());
  }

  private static JsonNode read(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private FakeHub hub(Judge judge) throws IOException {
    return FakeHub.answering(request -> decide(request, judge));
  }

  private static String lines(int count) {
    StringBuilder lines = new StringBuilder();
    for (int i = 1; i <= count; i++) {
      lines.append("{\"n\":").append(i).append("}\n");
    }
    return lines.toString();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"n\":1}\n{\"n\":2}\n{\"n\":3}\n",
        "\ufeff{\"n\":1}\r\n\r\n{\"n\":2}\r\n{\"n\":3}",
        "[{\"n\":1},{\"n\":2},{\"n\":3}]",
        "  \n[\n{\"n\":\n1}, {\"n\":2},\n{\"n\":3}\n]\n",
        "{\n\"n\": 1\n}\n{\n\"n\": 2\n}\n{\"n\":3}"
      })
  void each_layout_is_read(String text) throws IOException {
    try (FakeHub hub = hub(_ -> "accepted")) {
      write("plain", text);
      try (OutputStream gzip =
          new GZIPOutputStream(Files.newOutputStream(folder.resolve("gzip")))) {
        gzip.write(text.getBytes(StandardCharsets.UTF_8));
      }
      Typed typed = new Typed(folder).at(hub.url(), "token");

      assertThat(typed.run("post", "plain").status()).isZero();
      assertThat(typed.run("post", "gzip", "--batch", "1").status()).isZero();
      assertThat(typed.input(text).run("post", "-").status()).isZero();
      assertThat(kept).containsExactly(1, 2, 3, 1, 2, 3, 1, 2, 3);
    }
  }

  @Test
  void an_interrupted_posting_goes_on_where_it_was() throws IOException {
    AtomicInteger requests = new AtomicInteger();
    Function<Received, Reply> fails =
        request ->
            requests.incrementAndGet() == 3
                ? Reply.NONE
                : decide(request, number -> number % 4 == 0 ? "rejected" : "accepted");
    try (FakeHub hub = FakeHub.answering(fails)) {
      write("events", lines(50));
      Typed typed = new Typed(folder).at(hub.url(), "token");
      Typed.Result first = typed.run("post", "events", "--batch", "10");

      assertThat(first.status()).isEqualTo(ExitStatus.UNREACHABLE.code());
      assertThat(first.err()).contains("posted so far: 20");
      assertThat(folder.resolve("events.posting")).exists();

      Typed.Result second = typed.run("post", "events", "--batch", "10", "-o", "json");
      assertThat(second.status()).isEqualTo(ExitStatus.REFUSED.code());
      assertThat(JSON.readTree(second.out()).at("/counts/rejected").asInt()).isEqualTo(12);
      assertThat(JSON.readTree(second.out()).path("posted").asInt()).isEqualTo(50);
      assertThat(kept).doesNotHaveDuplicates().hasSize(38);
      assertThat(Files.readAllLines(folder.resolve("events.refused")))
          .hasSize(12)
          .doesNotHaveDuplicates();
      assertThat(folder.resolve("events.posting")).doesNotExist();
    }
  }

  @Test
  void a_file_that_changed_meanwhile_is_not_gone_on_with() throws IOException {
    try (FakeHub hub = hub(_ -> "accepted")) {
      write("events", lines(3));
      write("events.posting", "{\"of\": \"another file\", \"items\": 2}");
      Typed typed = new Typed(folder).at(hub.url(), "token");
      Typed.Result result = typed.run("post", "events");

      assertThat(result.status()).isEqualTo(ExitStatus.LOCAL.code());
      assertThat(result.err()).contains("events.posting").contains("remove it");
      assertThat(hub.received()).isEmpty();
    }
  }

  @Test
  void what_the_hub_could_not_keep_is_sent_again_and_no_more() throws IOException {
    AtomicInteger of7 = new AtomicInteger();
    try (FakeHub hub =
        hub(number -> number == 7 && of7.incrementAndGet() < 3 ? "failed" : "accepted")) {
      write("events", lines(9));
      Typed typed = new Typed(folder).at(hub.url(), "token");

      assertThat(typed.run("post", "events").status()).isZero();
      assertThat(kept).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9);
      assertThat(hub.received()).hasSize(3);
      assertThat(typed.slept()).hasSize(2);
    }
  }

  @Test
  void a_body_that_is_refused_as_a_whole_loses_only_what_is_wrong() throws IOException {
    try (FakeHub hub =
        FakeHub.answering(
            request ->
                request.text().contains("\"n\":13}")
                    ? Reply.of(413, "{\"detail\": \"too large\"}")
                    : decide(request, _ -> "accepted"))) {
      write("events", lines(20));
      Typed.Result result = new Typed(folder).at(hub.url(), "token").run("post", "events");

      assertThat(result.status()).isEqualTo(ExitStatus.REFUSED.code());
      assertThat(result.err()).contains("Item 13 is refused").contains("too large");
      assertThat(kept).doesNotContain(13).hasSize(19).doesNotHaveDuplicates();
      assertThat(Files.readString(folder.resolve("events.refused"))).isEqualTo("{\"n\":13}\n");
    }
  }

  @Test
  void a_quota_that_is_used_up_ends_the_posting_so_that_it_can_go_on() throws IOException {
    Reply used = new Reply(429, Map.of("Retry-After", "40000"), "{\"detail\": \"used up\"}");
    try (FakeHub hub =
        FakeHub.answering(request -> kept.size() < 10 ? decide(request, _ -> "accepted") : used)) {
      write("events", lines(30));
      Typed.Result result =
          new Typed(folder).at(hub.url(), "token").run("post", "events", "--batch", "10");

      assertThat(result.status()).isEqualTo(ExitStatus.LATER.code());
      assertThat(result.err()).contains("used up").contains("posted so far: 10");
    }
  }

  @Test
  void an_array_that_ends_early_is_told_with_its_place() throws IOException {
    try (FakeHub hub = hub(_ -> "accepted")) {
      write("events", "[{\"n\":1},\n{\"n\":2},\n{\"n\":");
      Typed.Result result = new Typed(folder).at(hub.url(), "token").run("post", "events");

      assertThat(result.status()).isEqualTo(ExitStatus.LOCAL.code());
      assertThat(result.err()).contains("After item 2").contains("line 3");
      assertThat(kept).containsExactly(1, 2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"source.ip,source.port\n192.0.2.1,80\n", "hello", "<xml/>"})
  void a_file_that_is_no_json_is_refused(String text) throws IOException {
    try (FakeHub hub = hub(_ -> "accepted")) {
      write("events", text);

      assertThat(new Typed(folder).at(hub.url(), "token").run("post", "events").err())
          .contains("begins with no JSON");
      assertThat(hub.received()).isEmpty();
    }
  }

  @Test
  void numbers_arrive_as_they_were_written() throws IOException {
    String exact =
        "{\"n\":1,\"a\":0.10000000000000000055,\"b\":12345678901234567890123,\"c\":1E+400}";
    try (FakeHub hub = hub(_ -> "accepted")) {
      write("events", "[" + exact + "]");
      new Typed(folder).at(hub.url(), "token").run("post", "events");

      assertThat(hub.received().getFirst().text().strip()).isEqualTo(exact);
    }
  }

  @Test
  void a_dry_run_counts_and_sends_nothing() throws IOException {
    try (FakeHub hub = hub(_ -> "accepted")) {
      write("events", lines(1234));
      Typed.Result result = new Typed(folder).at(hub.url(), "token").run("post", "events", "-n");

      assertThat(result.out()).contains("1,234");
      assertThat(hub.received()).isEmpty();
      assertThat(folder.resolve("events.posting")).doesNotExist();
    }
  }
}
