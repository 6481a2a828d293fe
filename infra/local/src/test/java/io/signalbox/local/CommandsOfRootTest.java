package io.signalbox.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A command that root runs on the folder of a service leaves it to the service's user. */
class CommandsOfRootTest {
  @ParameterizedTest
  @ValueSource(strings = {"backup FILE", "export FILE", "verify", "repair"})
  void whatRootMakesInAFolderBelongsToTheFoldersOwner(String line, @TempDir Path folder)
      throws Exception {
    assumeThat(System.getProperty("user.name")).isEqualTo("root");
    Path data = folder.resolve("data");
    LocalHub.start(Options.inMemory(TestHub.TEMPLATE).withData(data)).close();
    UserPrincipal nobody =
        data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
    Files.setOwner(data, nobody);
    List<String> words =
        new ArrayList<>(List.of(line.replace("FILE", folder.resolve("f").toString()).split(" ")));
    words.addAll(List.of("--data", data.toString()));

    Objects.requireNonNull(Main.COMMANDS.get(words.getFirst()))
        .run(
            words.subList(1, words.size()),
            new Command.Surroundings(
                Path.of("../.."),
                Map.of(),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8)));

    try (Stream<Path> entries = Files.walk(data)) {
      for (Path entry : entries.toList()) {
        assertThat(Files.getOwner(entry)).as(entry.toString()).isEqualTo(nobody);
      }
    }
  }
}
