package io.signalbox.bench.flame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StacksTest {
  private final Stacks stacks =
      Stacks.parse(
          """
          java/lang/Thread.run;io/hub/Main.go;java/util/stream/Pipe.map;io/hub/Work.do 7
          java/lang/Thread.run;io/hub/Main.go 2
          VMThread::run 1
          """);

  @Test
  void samples_are_counted() {
    assertThat(stacks.samples()).isEqualTo(10);
    assertThat(stacks.with(frame -> frame.startsWith("VMThread"))).isEqualTo(1);
  }

  @Test
  void stacks_begin_at_the_outermost_frame_that_is_asked_for() {
    assertThat(stacks.from(frame -> frame.startsWith("io/hub/")).all())
        .containsExactly(
            new Stacks.Stack(
                List.of("io/hub/Main.go", "java/util/stream/Pipe.map", "io/hub/Work.do"), 7),
            new Stacks.Stack(List.of("io/hub/Main.go"), 2));
  }

  @Test
  void what_is_left_out_joins_callers_and_called() {
    assertThat(
            stacks
                .without(frame -> frame.startsWith("java/") || frame.startsWith("VMThread"))
                .all())
        .containsExactly(
            new Stacks.Stack(List.of("io/hub/Main.go", "io/hub/Work.do"), 7),
            new Stacks.Stack(List.of("io/hub/Main.go"), 2));
  }

  @Test
  void a_flame_graph_shows_the_frames_and_its_title(@TempDir Path folder) throws IOException {
    Path html = folder.resolve("flame.html");
    stacks.from(frame -> frame.startsWith("io/hub/")).draw("hub: 90 % of it", html);
    assertThat(Files.readString(html))
        .contains("hub: 90 % of it", "io/hub/Main.go", "Work.do")
        .doesNotContain("VMThread::run");
  }
}
