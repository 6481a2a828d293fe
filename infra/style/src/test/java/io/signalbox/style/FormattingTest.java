package io.signalbox.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/** Every Java file looks as google-java-format writes it. */
class FormattingTest {
  private static final String MENDING = "mvn -q -pl infra/style test -Dformat";

  @Test
  void everyJavaFileIsFormatted() throws IOException {
    if (System.getProperty("format") != null) {
      format("--replace");
      // Removing an import can leave a blank line, which a second pass takes.
      format("--replace");
    }
    assertThat(format("--dry-run")).as("files to format; this does it: %s", MENDING).isEmpty();
  }

  private static List<String> format(String mode) throws IOException {
    var arguments = new ArrayList<String>(List.of(mode));
    SourceFile.all().forEach(file -> arguments.add(file.path().toString()));
    var out = new StringWriter();
    var errors = new StringWriter();
    ToolProvider.findFirst("google-java-format")
        .orElseThrow()
        .run(
            new PrintWriter(out, true),
            new PrintWriter(errors, true),
            arguments.toArray(String[]::new));
    assertThat(errors.toString()).as("what the formatter could not read").isEmpty();
    return out.toString().lines().toList();
  }
}
