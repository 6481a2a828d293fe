package io.signalbox.deliver.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.settings.DataFormat;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * 5,000 events of 1.4 kB, 7 MB as JSON, are cut and sent in a heap that has little more room than
 * the events themselves and one mail.
 */
class MailMemoryTest {
  private static final int EVENTS = 5_000;

  @ParameterizedTest
  @EnumSource
  void aLargeBacklogIsSentInASmallHeap(DataFormat format) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                // It ends within seconds: to compile it well takes longer than it saves.
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                LargeDigest.class.getName(),
                format.name(),
                Integer.toString(EVENTS))
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(output).matches("\\d+ " + EVENTS + "\\R");
  }
}
