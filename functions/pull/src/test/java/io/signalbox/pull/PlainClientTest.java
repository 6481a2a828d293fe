package io.signalbox.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.pull.Hub.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A client that just asks, such as IntelMQ's HTTP collector: the hub keeps its place. */
class PlainClientTest {
  private static final Duration POLL = Duration.ofMinutes(1);

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void each_poll_gives_what_came_since_the_one_before() {
    hub.append("feed", 1, 2);
    assertThat(poll()).containsExactly(1, 2);
    assertThat(poll()).isEmpty();
    hub.append("feed", 3, 3);
    hub.restart();
    assertThat(poll()).containsExactly(3);
    assertThat(poll()).isEmpty();
  }

  @Test
  void who_asks_again_soon_because_the_answer_was_lost_gets_the_same_again() {
    hub.append("feed", 1, 2);
    Answer lost = hub.get("feed", "reader", "");
    hub.append("feed", 3, 3);
    hub.clock.advance(Duration.ofSeconds(45));
    hub.restart();

    Answer again = hub.get("feed", "reader", "");

    assertThat(lost.optionalHeader("Signalbox-Repeated")).isEmpty();
    assertThat(again.body()).isEqualTo(lost.body());
    assertThat(again.header("Signalbox-Repeated")).isEqualTo("true");
    hub.clock.advance(POLL);
    assertThat(poll()).containsExactly(3);
  }

  @Test
  void an_answer_is_repeated_for_a_stated_time_after_it_was_first_given_and_no_longer() {
    hub.append("feed", 1, 1);
    assertThat(hub.get("feed", "reader", "").numbers()).containsExactly(1);
    hub.clock.advance(Duration.ofSeconds(30));
    assertThat(hub.get("feed", "reader", "").numbers()).containsExactly(1);
    hub.clock.advance(Duration.ofSeconds(30));
    assertThat(hub.get("feed", "reader", "").numbers()).isEmpty();
  }

  @Test
  void a_client_may_choose_how_long_an_answer_is_repeated() {
    hub.append("feed", 1, 2);
    assertThat(hub.get("feed", "reader", "limit=1&repeat=0").numbers()).containsExactly(1);
    assertThat(hub.get("feed", "reader", "limit=1&repeat=0").numbers()).containsExactly(2);
    hub.clock.advance(Duration.ofMinutes(59));
    assertThat(hub.get("feed", "reader", "repeat=3600").numbers()).containsExactly(2);
  }

  @Test
  void a_repeat_in_a_larger_form_leaves_nothing_out() {
    hub.append("feed", 1, 3);
    assertThat(hub.get("feed", "reader", "").numbers()).containsExactly(1, 2, 3);

    Answer again = hub.get("feed", "reader", "form=decided&limit=1");

    assertThat(again.body().lines()).hasSize(3);
  }

  @Test
  void each_instance_has_a_place_of_its_own() {
    hub.append("feed", 1, 2);

    assertThat(hub.get("feed", "reader", "").numbers()).containsExactly(1, 2);
    assertThat(hub.get("feed", "other", "").numbers()).containsExactly(1, 2);
  }

  @Test
  void a_client_that_comes_after_retention_gets_what_is_left_and_is_told_of_the_gap() {
    hub.append("feed", 1, 1);
    assertThat(poll()).containsExactly(1);
    hub.append("feed", 2, 2);
    hub.clock.advance(Hub.RETENTION.minusDays(1));
    hub.append("feed", 3, 3);
    hub.clock.advance(Duration.ofDays(2));
    hub.removeExpired();

    Answer answer = hub.get("feed", "reader", "");

    assertThat(answer.numbers()).containsExactly(3);
    assertThat(answer.header("Signalbox-Gap")).isEqualTo("true");
  }

  @Test
  void a_plain_client_can_go_on_as_an_exact_one() {
    hub.append("feed", 1, 4);
    String cursor = hub.get("feed", "reader", "limit=2").cursor();

    assertThat(hub.get("feed", "reader", "after=" + cursor).numbers()).containsExactly(3, 4);
  }

  private List<Integer> poll() {
    List<Integer> numbers = hub.get("feed", "reader", "").numbers();
    hub.clock.advance(POLL);
    return numbers;
  }
}
