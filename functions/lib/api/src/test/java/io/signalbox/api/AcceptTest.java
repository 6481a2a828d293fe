package io.signalbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptTest {
  private static final List<String> OFFERED = List.of("application/x-ndjson", "application/json");

  @Test
  void who_says_nothing_gets_the_favourite() {
    assertThat(Accept.choose(Optional.empty(), OFFERED)).contains("application/x-ndjson");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/* | application/x-ndjson",
        "application/* | application/x-ndjson",
        "application/json | application/json",
        "Application/JSON; charset=utf-8 | application/json",
        "application/json, */*;q=0.1 | application/json",
        "application/*;q=0.5, application/json;q=0.9 | application/json",
        "application/x-ndjson;q=0, */* | application/json",
        "text/html, application/json;q=0.2 | application/json"
      })
  void the_best_of_what_is_taken_is_chosen(String header, String chosen) {
    assertThat(Accept.choose(Optional.of(header), OFFERED)).contains(chosen);
  }

  @ParameterizedTest
  @CsvSource({"text/html", "application/json;q=0", "text/*"})
  void nothing_is_chosen_where_nothing_is_taken(String header) {
    assertThat(Accept.choose(Optional.of(header), OFFERED)).isEmpty();
  }
}
