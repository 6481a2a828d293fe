package io.signalbox.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each language says everything, and nothing that no page asks for. */
class WordsTest {
  private static final Pattern USED =
      Pattern.compile(
          "(?:text|wordOr)\\(\\s*\"([A-Za-z.-]+)\"|text\\(.*?\\? \"([a-z.A-Z]+)\" :"
              + " \"([a-z.A-Z]+)\"",
          Pattern.DOTALL);
  private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");

  private static Properties read(String file) {
    Properties words = new Properties();
    try (var stream = WordsTest.class.getResourceAsStream("/io/signalbox/console/" + file)) {
      words.load(
          new InputStreamReader(Objects.requireNonNull(stream, file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }

  @Test
  void bothLanguagesHaveTheSameWordsWithTheSamePlaces() {
    Properties english = read("words.properties");
    Properties german = read("words_de.properties");

    assertThat(german.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    for (String key : english.stringPropertyNames()) {
      assertThat(places(german.getProperty(key)))
          .as(key)
          .isEqualTo(places(english.getProperty(key)));
    }
  }

  @Test
  void eachKeyThatThePagesNameIsThere() throws IOException {
    Set<String> keys = read("words.properties").stringPropertyNames();
    assertThat(named())
        .hasSizeGreaterThan(100)
        .allMatch(
            name ->
                name.endsWith(".")
                    ? keys.stream().anyMatch(key -> key.startsWith(name))
                    : keys.contains(name) || isPrefix(name, keys));
  }

  /** What {@code wordOr} takes: the words of the API below it may have a key each. */
  private static boolean isPrefix(String name, Set<String> keys) {
    return keys.stream().anyMatch(key -> key.startsWith(name + "."));
  }

  private static Set<String> places(String text) {
    return PLACE.matcher(text).results().map(found -> found.group()).collect(Collectors.toSet());
  }

  private static Set<String> named() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
      for (Path file : files.filter(path -> path.toString().matches(".*\\.(java|jte)")).toList()) {
        USED.matcher(Files.readString(file))
            .results()
            .forEach(
                found ->
                    Stream.of(found.group(1), found.group(2), found.group(3))
                        .filter(Objects::nonNull)
                        .forEach(names::add));
      }
    }
    return names;
  }
}
