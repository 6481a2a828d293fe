package io.signalbox.settings.service.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.settings.check.Fault;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A value's rule is said by an example. */
class ExamplesTest {

  @Test
  void every_pattern_of_the_schema_has_examples_that_match_it() throws IOException {
    List<JsonNode> places =
        new ObjectMapper()
            .readTree(SchemaCheck.published().text()).findParents("pattern").stream()
                .filter(place -> place.path("pattern").isTextual())
                .toList();

    assertThat(places)
        .hasSizeGreaterThan(10)
        .allSatisfy(
            place ->
                assertThat(place.path("examples"))
                    .isNotEmpty()
                    .allSatisfy(
                        example ->
                            assertThat(example.asText())
                                .containsPattern(place.path("pattern").asText())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'destinations': {'d': {'method': 'pull', 'retry': {'first': '10 minutes'}}}} | PT10M",
        "{'destinations': {'d': {'method': 'pull', 'startAt': 'yesterday'}}} |"
            + " 2027-01-01T00:00:00Z",
        "{'destinations': {'d': {'method': 'pull', 'intelmq': 'three'}}} | 3.5",
        "{'instances': {'i': {'header': 'X Key'}}} | X-API-Key",
      })
  void a_value_that_is_written_otherwise_is_told_an_example_and_no_expression(
      String document, String example) {
    assertThat(Documents.faults(Documents.json(document)))
        .extracting(Fault::reason)
        .contains("must be written like " + example)
        .noneMatch(reason -> reason.contains("^") || reason.contains("[0-9]"));
  }
}
