package io.signalbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of RFC 9110, section 8.8.3.2, and lists of tags. */
class PreconditionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "\"1\"         | \"1\"   | true",
        "\"1\"         | W/\"1\" | false",
        "W/\"1\"       | \"1\"   | false",
        "W/\"1\"       | W/\"1\" | false",
        "\"1\"         | \"2\"   | false",
        "\"2\" , \"1\" | \"1\"   | true",
        "1             | \"1\"   | false",
        "*             | \"1\"   | true",
        "*             | W/\"1\" | true",
        "*             | ''      | false",
        "\"1\"         | ''      | false",
        "''            | \"1\"   | false",
      })
  void ifMatchComparesStrongly(String header, String tag, boolean allows) {
    assertThat(of("if-match", header).allowWriteOf(tag(tag))).isEqualTo(allows);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "\"1\"           | \"1\"   | true",
        "\"1\"           | W/\"1\" | true",
        "W/\"1\"         | \"1\"   | true",
        "W/\"1\"         | W/\"1\" | true",
        "W/\"1\"         | W/\"2\" | false",
        "\"2\",W/\"1\"   | \"1\"   | true",
        "1               | \"1\"   | false",
        "*               | \"1\"   | true",
        "*               | ''      | false",
        "\"1\"           | ''      | false",
        "''              | \"1\"   | false",
      })
  void ifNoneMatchComparesWeakly(String header, String tag, boolean names) {
    Preconditions asked = of("if-none-match", header);

    assertThat(asked.allowWriteOf(tag(tag))).isEqualTo(!names);
    tag(tag).ifPresent(standing -> assertThat(asked.know(standing)).isEqualTo(names));
  }

  @ParameterizedTest
  @CsvSource({"''", "'\"1\"'"})
  void whoAsksForNothingMayWriteAndKnowsNothing(String tag) {
    assertThat(Preconditions.NONE.allowWriteOf(tag(tag))).isTrue();
    assertThat(Preconditions.NONE.know(tag)).isFalse();
  }

  private static Optional<String> tag(String text) {
    return Optional.of(text).filter(tag -> !tag.isEmpty());
  }

  private static Preconditions of(String header, String value) {
    return Preconditions.of(
        new Request(
            "PUT",
            "/x",
            Map.of(),
            Map.of(header, List.of(value)),
            new byte[0],
            Optional.empty(),
            Instant.EPOCH));
  }
}
