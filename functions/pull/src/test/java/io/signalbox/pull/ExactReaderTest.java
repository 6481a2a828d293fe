package io.signalbox.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.pull.Hub.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that keeps its cursor. */
class ExactReaderTest {
  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void a_reader_pages_through_what_is_written_meanwhile_without_gap_or_repeat() {
    hub.append("feed", 1, 10);
    List<Integer> read = new ArrayList<>();
    Answer answer = hub.get("feed", "reader", "since=2026-11-01&limit=3");
    for (int written = 11; !answer.body().isEmpty(); written++) {
      read.addAll(answer.numbers());
      if (written <= 60) {
        hub.append("feed", written, written);
      }
      answer = hub.get("feed", "reader", "limit=3&after=" + answer.cursor());
    }

    assertThat(read).isEqualTo(IntStream.rangeClosed(1, 60).boxed().toList());
  }

  @Test
  void an_empty_answer_has_a_cursor_that_finds_what_comes_later() {
    Answer nothing = hub.get("feed", "reader", "since=2026-11-01");
    hub.append("feed", 1, 2);

    assertThat(nothing.status()).isEqualTo(200);
    assertThat(nothing.body()).isEmpty();
    assertThat(nothing.header("Signalbox-More")).isEqualTo("false");
    assertThat(hub.get("feed", "reader", "after=" + nothing.cursor()).numbers())
        .containsExactly(1, 2);
  }

  @Test
  void the_same_cursor_gives_the_same_again() {
    hub.append("feed", 1, 5);
    String cursor = hub.get("feed", "reader", "since=2026-11-01&limit=2").cursor();

    Answer first = hub.get("feed", "reader", "limit=2&after=" + cursor);
    hub.append("feed", 6, 7);
    hub.restart();
    Answer second = hub.get("feed", "reader", "limit=2&after=" + cursor);

    assertThat(first.numbers()).containsExactly(3, 4);
    assertThat(first.header("Signalbox-More")).isEqualTo("true");
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.cursor()).isEqualTo(first.cursor());
  }

  @Test
  void a_cursor_is_good_for_another_client_of_the_same_feed() {
    hub.append("feed", 1, 3);
    String cursor = hub.get("feed", "reader", "since=2026-11-01&limit=1").cursor();

    assertThat(hub.get("feed", "other", "after=" + cursor).numbers()).containsExactly(2, 3);
  }

  @Test
  void since_gives_what_the_feed_got_from_that_time_on() {
    hub.append("feed", 1, 2);
    hub.clock.advance(Duration.ofHours(1));
    hub.append("feed", 3, 4);

    assertThat(hub.get("feed", "reader", "since=2026-11-22T04:30:00Z").numbers())
        .containsExactly(3, 4);
    assertThat(hub.get("feed", "reader", "since=2026-11-22T05:30:00 01:00").numbers())
        .containsExactly(3, 4);
    assertThat(hub.get("feed", "reader", "since=2026-11-23").numbers()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "AAAA",
        "not base64!",
        "AQAAAAAAAAABAAAAAAAAAAAAAAABAAAAAAAAAAAAAAAAAAAAAAA"
      })
  void a_forged_cursor_answers_400(String forged) {
    hub.append("feed", 1, 1);

    Answer answer = hub.get("feed", "reader", "after=" + forged);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.body()).contains("invalid-cursor");
  }

  @Test
  void every_changed_character_of_a_cursor_is_noticed() {
    hub.append("feed", 1, 3);
    String cursor = hub.get("feed", "reader", "since=2026-11-01&limit=1").cursor();

    for (int i = 0; i < cursor.length() - 1; i++) {
      char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
      String changed = cursor.substring(0, i) + other + cursor.substring(i + 1);
      assertThat(hub.get("feed", "reader", "after=" + changed).status()).isEqualTo(400);
    }
  }

  @Test
  void a_cursor_of_another_feed_answers_400() {
    hub.append("feed", 1, 1);
    hub.append("second", 1, 1);
    String cursor = hub.get("second", "other", "since=2026-11-01").cursor();

    assertThat(hub.get("feed", "other", "after=" + cursor).status()).isEqualTo(400);
  }

  @Test
  void a_cursor_older_than_retention_answers_410_with_the_oldest_that_is_left() {
    hub.append("feed", 1, 1);
    String cursor = hub.get("feed", "reader", "since=2026-11-01").cursor();
    hub.append("feed", 2, 2);
    hub.clock.advance(Hub.RETENTION.minusDays(1));
    hub.append("feed", 3, 3);
    hub.clock.advance(Duration.ofDays(2));
    hub.removeExpired();

    Answer answer = hub.get("feed", "reader", "after=" + cursor);

    assertThat(answer.status()).isEqualTo(410);
    assertThat(answer.body()).contains("cursor-expired").contains(answer.cursor());
    assertThat(hub.get("feed", "reader", "after=" + answer.cursor()).numbers()).containsExactly(3);
  }

  @Test
  void whoever_is_told_410_goes_on_behind_its_cursor_although_older_pages_are_left() {
    hub.append("feed", 1, 1);
    hub.append("feed", 2, 2);
    String cursor = hub.get("feed", "reader", "since=2026-11-01").cursor();
    hub.append("feed", 3, 3);
    hub.append("feed", 4, 4);
    hub.removePage("feed", 2);

    Answer answer = hub.get("feed", "reader", "after=" + cursor);

    assertThat(answer.status()).isEqualTo(410);
    assertThat(hub.get("feed", "reader", "after=" + answer.cursor()).numbers()).containsExactly(4);
  }

  @Test
  void a_reader_is_told_of_a_gap_when_it_comes_to_it() {
    hub.append("feed", 1, 2);
    String cursor = hub.get("feed", "reader", "since=2026-11-01&limit=1").cursor();
    hub.append("feed", 3, 3);
    hub.append("feed", 4, 4);
    hub.removePage("feed", 1);

    Answer before = hub.get("feed", "reader", "after=" + cursor);
    Answer gap = hub.get("feed", "reader", "after=" + before.cursor());

    assertThat(before.numbers()).containsExactly(2);
    assertThat(before.header("signalbox-more")).isEqualTo("true");
    assertThat(gap.status()).isEqualTo(410);
    assertThat(hub.get("feed", "reader", "after=" + gap.cursor()).numbers()).containsExactly(4);
  }

  @Test
  void a_cursor_of_a_feed_of_which_nothing_is_left_answers_410_too() {
    hub.append("feed", 1, 1);
    String cursor = hub.get("feed", "reader", "since=2026-11-01").cursor();
    hub.append("feed", 2, 2);
    hub.clock.advance(Hub.RETENTION.plusDays(1));
    hub.removeExpired();

    Answer answer = hub.get("feed", "reader", "after=" + cursor);
    hub.append("feed", 3, 3);

    assertThat(answer.status()).isEqualTo(410);
    assertThat(hub.get("feed", "reader", "after=" + cursor).status()).isEqualTo(410);
    assertThat(hub.get("feed", "reader", "after=" + answer.cursor()).numbers()).containsExactly(3);
  }

  @Test
  void a_reader_that_asks_now_and_then_stays_good_in_a_feed_where_nothing_happens() {
    hub.append("feed", 1, 1);
    Answer answer = hub.get("feed", "reader", "since=2026-11-01");
    for (int day = 0; day < 90; day += 20) {
      hub.clock.advance(Duration.ofDays(20));
      hub.removeExpired();
      answer = hub.get("feed", "reader", "after=" + answer.cursor());
      assertThat(answer.status()).isEqualTo(200);
    }
    hub.append("feed", 2, 2);

    assertThat(hub.get("feed", "reader", "after=" + answer.cursor()).numbers()).containsExactly(2);
  }
}
