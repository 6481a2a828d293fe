package io.signalbox.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TailsTest {
  private static final int PLACES = 100;

  private final Tails tails = new Tails(PLACES);
  private final Map<FeedId, Tail> seen = new HashMap<>();

  @Test
  void as_many_as_there_are_places_for_are_all_remembered() {
    round("feed", PLACES);

    assertThat(round("feed", PLACES)).isEqualTo(PLACES);
  }

  @Test
  void of_more_feeds_that_take_turns_most_are_remembered() {
    round("feed", PLACES + 10);

    for (int i = 0; i < 20; i++) {
      assertThat(round("feed", PLACES + 10)).isBetween(PLACES - 20, PLACES);
    }
  }

  @Test
  void of_twice_as_many_nearly_half_are() {
    round("feed", 2 * PLACES);

    for (int i = 0; i < 20; i++) {
      assertThat(round("feed", 2 * PLACES)).isBetween(PLACES * 3 / 4, PLACES);
    }
  }

  @Test
  void feeds_that_are_used_take_the_places_of_others_that_are_no_longer() {
    round("old", PLACES);
    for (int i = 0; i < 40; i++) {
      round("new", PLACES / 2);
    }

    assertThat(round("new", PLACES / 2)).isEqualTo(PLACES / 2);
  }

  @Test
  void a_tail_that_may_be_wrong_is_forgotten() {
    FeedId feed = new FeedId("feed", "");
    Tail wrong = tails.of(feed);

    tails.forget(feed, wrong);

    assertThat(tails.of(feed)).isNotSameAs(wrong);
  }

  /** Asks for so many, one after the other; how many of them were remembered. */
  private int round(String name, int feeds) {
    int remembered = 0;
    for (int i = 0; i < feeds; i++) {
      FeedId feed = new FeedId(name + "-" + i, "");
      Tail tail = tails.of(feed);
      if (tail == seen.put(feed, tail)) {
        remembered++;
      }
    }
    return remembered;
  }
}
