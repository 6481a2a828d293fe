package io.signalbox.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndWithParentTest {

  /** Says that it runs, and waits for its end. */
  static final class Sleeper {
    private Sleeper() {}

    public static void main(String[] arguments) throws InterruptedException {
      System.out.println("running");
      Thread.sleep(Duration.ofMinutes(10));
    }
  }

  @Test
  void a_jvm_with_the_agent_ends_when_the_process_that_started_it_is_killed(@TempDir Path folder)
      throws IOException {
    Path agent = folder.resolve("agent.jar");
    JarFiles.writeAgent(agent);

    endsWithParent("-javaagent:" + agent);
  }

  @Test
  void a_jvm_with_that_main_class_does_too() throws IOException {
    endsWithParent(EndWithParent.class.getName());
  }

  private static void endsWithParent(String means) throws IOException {
    String java =
        "%s/bin/java -Xmx32m -cp '%s' %s '%s'"
            .formatted(
                System.getProperty("java.home"),
                System.getProperty("java.class.path"),
                means,
                Sleeper.class.getName());
    Process parent = new ProcessBuilder("sh", "-c", java + " & echo $!; wait").start();
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
      ProcessHandle child = ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
      // Its main method runs after the agent has begun to watch.
      assertThat(output.readLine()).isEqualTo("running");

      parent.destroyForcibly();
      await().atMost(Duration.ofSeconds(30)).until(() -> !child.isAlive());
    }
  }
}
