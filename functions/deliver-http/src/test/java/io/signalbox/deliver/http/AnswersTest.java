package io.signalbox.deliver.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.Outcome;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table in {@link Answers}, row by row. */
class AnswersTest {
  private static final Optional<Duration> LATER = Optional.of(Duration.ofMinutes(2));
  private static final SortedMap<Integer, String> NONE = Collections.emptySortedMap();

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 203, 204, 205, 206, 207, 226, 299})
  void theReceiverHasIt(int status) {
    assertThat(outcome(status)).isEqualTo(new Outcome.Delivered("said"));
  }

  @Test
  void aHubHasAllButWhatItRefused() {
    SortedMap<Integer, String> told = new TreeMap<>(Map.of(3, "meta: wrong"));
    assertThat(Answers.outcome(200, "said", LATER, 1, told))
        .isEqualTo(new Outcome.Delivered("said", List.of(), told));
    assertThat(Answers.outcome(500, "said", LATER, 1, told)).isEqualTo(outcome(500));
  }

  @Test
  void ofAHubThatDoesNotTellWhatItRefusedTheWholeIs() {
    assertThat(Answers.outcome(200, "said", LATER, 1, NONE))
        .isEqualTo(new Outcome.ContentRefused("said"));
  }

  @ParameterizedTest
  @ValueSource(ints = {410})
  void theReceiverWantsNothingAnyMore(int status) {
    assertThat(outcome(status)).isEqualTo(new Outcome.RecipientRefused("said"));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 501, 502, 503, 504, 507, 599})
  void theReceiverIsInTroubleAndMaySayForHowLong(int status) {
    assertThat(outcome(status)).isEqualTo(new Outcome.Failed("said", LATER));
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 600, 999})
  void anUnknownStatusIsAFailure(int status) {
    assertThat(outcome(status)).isEqualTo(new Outcome.Failed("said", LATER));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        300, 301, 302, 303, 304, 307, 308, 401, 402, 403, 404, 405, 407, 421, 423, 426, 431, 511
      })
  void noContentIsTakenFromThisAccountOrAtThisAddress(int status) {
    assertThat(outcome(status)).isEqualTo(new Outcome.DestinationRefused("said"));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 406, 409, 411, 412, 413, 414, 415, 416, 417, 418, 422, 424, 428, 451})
  void theReceiverDoesNotTakeThisContent(int status) {
    assertThat(outcome(status)).isEqualTo(new Outcome.ContentRefused("said"));
  }

  private static Outcome outcome(int status) {
    return Answers.outcome(status, "said", LATER, 0, NONE);
  }
}
