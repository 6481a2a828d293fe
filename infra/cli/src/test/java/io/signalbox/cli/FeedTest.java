package io.signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.cli.FakeHub.Received;
import io.signalbox.cli.FakeHub.Reply;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cursor of a feed moves after its entries were written, and not before. */
class FeedTest {
  @TempDir private Path folder;

  /** Three pages of one entry each. */
  private static Reply page(Received request) {
    int begin = request.target().contains("after=") ? request.target().indexOf("after=") + 6 : -1;
    int page = begin < 0 ? 0 : Character.digit(request.target().charAt(begin), 10);
    boolean ended = page >= 3;
    return new Reply(
        200,
        Map.of(
            "Signalbox-Cursor", Integer.toString(ended ? page : page + 1),
            "Signalbox-More", Boolean.toString(page < 2),
            "Signalbox-Left-Out", page == 1 ? "2" : "0"),
        ended ? "" : "{\"entry\":" + (page + 1) + "}\n");
  }

  @Test
  void a_call_goes_on_where_the_last_one_ended() throws IOException {
    try (FakeHub hub = FakeHub.answering(FeedTest::page)) {
      Typed typed = new Typed(folder).at(hub.url(), "token");
      Typed.Result first = typed.run("feed", "x", "--cursor", "place");

      assertThat(first.out()).isEqualTo("{\"entry\":1}\n{\"entry\":2}\n{\"entry\":3}\n");
      assertThat(first.err()).contains("2 events cannot be written in this format");
      assertThat(Files.readString(folder.resolve("place"))).isEqualTo("3\n");
      assertThat(typed.run("feed", "x", "--cursor", "place").out()).isEmpty();
      assertThat(hub.received().getLast().target()).contains("after=3").doesNotContain("since");
    }
  }

  @Test
  void a_pipe_that_is_closed_leaves_the_cursor_at_what_was_written() throws IOException {
    try (FakeHub hub = FakeHub.answering(FeedTest::page)) {
      Typed typed = new Typed(folder).at(hub.url(), "token");
      Typed.Result result = typed.runTo(new ClosingPipe(1), "feed", "x", "--cursor", "place");

      assertThat(result.status()).isEqualTo(ExitStatus.OUTPUT_CLOSED.code());
      assertThat(result.err()).doesNotContain("Broken pipe");
      assertThat(Files.readString(folder.resolve("place"))).isEqualTo("1\n");
      assertThat(typed.run("feed", "x", "--cursor", "place").out())
          .isEqualTo("{\"entry\":2}\n{\"entry\":3}\n");
    }
  }

  @Test
  void a_file_that_cannot_be_written_leaves_the_cursor() throws IOException {
    try (FakeHub hub = FakeHub.answering(FeedTest::page)) {
      Typed typed = new Typed(folder).at(hub.url(), "token");
      Typed.Result result = typed.run("feed", "x", "--cursor", "place", "--to", "no/such/folder");

      assertThat(result.status()).isEqualTo(ExitStatus.LOCAL.code());
      assertThat(folder.resolve("place")).doesNotExist();
      assertThat(typed.run("feed", "x", "--cursor", "place", "--to", "out").status()).isZero();
      assertThat(Files.readAllLines(folder.resolve("out"))).hasSize(3);
    }
  }

  @Test
  void a_cursor_that_is_damaged_is_told() throws IOException {
    try (FakeHub hub = FakeHub.answering(FeedTest::page)) {
      Files.writeString(folder.resolve("place"), "two words");

      assertThat(
              new Typed(folder).at(hub.url(), "token").run("feed", "x", "--cursor", "place").err())
          .contains("has no cursor");
      assertThat(hub.received()).isEmpty();
    }
  }

  @Test
  void who_goes_away_from_a_list_ends_it_quietly() throws IOException {
    try (FakeHub hub = FakeHub.answering(200, "{\"destinations\": []}")) {
      Typed.Result result =
          new Typed(folder).at(hub.url(), "token").runTo(new ClosingPipe(0), "destinations", "ls");

      assertThat(result.status()).isEqualTo(ExitStatus.OUTPUT_CLOSED.code());
      assertThat(result.err()).isEmpty();
    }
  }

  @Test
  void a_full_disk_is_told() throws IOException {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    try (FakeHub hub = FakeHub.answering(200, "{\"destinations\": []}")) {
      for (String line : List.of("destinations ls", "find")) {
        Typed.Result result =
            new Typed(folder)
                .at(hub.url(), "token")
                .runTo(new BufferedOutputStream(full), line.split(" "));

        assertThat(result.status()).isEqualTo(ExitStatus.LOCAL.code());
        assertThat(result.err()).as(line).containsOnlyOnce("No space left");
      }
    }
  }

  /** Takes so many flushes, then is closed by its reader. */
  private static final class ClosingPipe extends OutputStream {
    private int left;

    ClosingPipe(int left) {
      this.left = left;
    }

    @Override
    public void write(int one) throws IOException {
      if (left <= 0) {
        throw new IOException("Broken pipe");
      }
    }

    @Override
    public void flush() throws IOException {
      if (left <= 0) {
        throw new IOException("Broken pipe");
      }
      left--;
    }
  }
}
