package io.signalbox.taxii;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.api.ProblemException;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostedBodyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"objects\": [{\"n\": 1.50}]}|[{\"n\": 1.50}]",
        "{\"more\": [1], \"objects\" : [ [], [1, {}], 2 ] , \"x\": {\"objects\": [3]}}|[ [], [1,"
            + " {}], 2 ]",
        "{\"ü\": \"]\", \"objects\":[\"]}\\\"\", \"ü\"]}|[\"]}\\\"\", \"ü\"]",
      })
  void the_array_is_cut_out_as_it_came(String body, String objects) {
    assertThat(new String(PostedBody.objects(body.getBytes(UTF_8)), UTF_8)).isEqualTo(objects);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "[]",
        "{}",
        "{",
        "{\"objects\"",
        "{\"objects\": [1",
        "{\"objects\": [1]",
        "{\"objects\": 1}",
        "{\"objects\": []}",
        "{\"objects\": [1]} 1",
        "{\"objects\": [1], \"objects\": [1]}"
      })
  void anything_else_is_refused(String body) {
    refuses(body, UTF_8);
  }

  @Test
  void a_byte_order_mark_changes_nothing() {
    assertThat(PostedBody.objects("\uFEFF{\"objects\": [1]}".getBytes(UTF_8)))
        .asString()
        .isEqualTo("[1]");
  }

  @Test
  void another_charset_is_refused() {
    refuses("{\"objects\": [1]}", UTF_16);
  }

  @Test
  void depth_costs_no_stack() {
    refuses("{\"objects\": " + "[".repeat(2_000_000), UTF_8);
  }

  private static void refuses(String body, Charset charset) {
    assertThatThrownBy(() -> PostedBody.objects(body.getBytes(charset)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> assertThat(refused.problem().type().status()).isEqualTo(400));
  }
}
