package io.signalbox.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.envelope.Envelope;
import io.signalbox.pull.Hub.Answer;
import io.signalbox.settings.Token;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A reader gets what both its own ceiling and the feed's let pass, and its cursor passes the rest.
 */
class CeilingTest {
  private static final List<String> MARKS =
      List.of("CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED");

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void every_mark_under_every_ceiling_of_a_feed_and_of_its_reader() {
    int events = 3 * MARKS.size();
    append(1, events);
    for (String ofFeed : MARKS) {
      for (String ofReader : MARKS) {
        ceilings(ofFeed, ofReader);
        int highest = Math.min(MARKS.indexOf(ofFeed), MARKS.indexOf(ofReader));
        List<Integer> allowed = new ArrayList<>();
        for (int n = 1; n <= events; n++) {
          if (n % MARKS.size() <= highest) {
            allowed.add(n);
          }
        }
        assertThat(withCursor()).as("%s %s", ofFeed, ofReader).isEqualTo(allowed);
      }
    }
  }

  @Test
  void an_answer_says_how_many_are_withheld_and_a_raised_ceiling_gives_them_to_who_reads_again() {
    append(3, 4);
    ceilings("AMBER", "RED");

    Answer first = hub.get("feed", "reader", "since=2026-11-01");
    ceilings("RED", "RED");
    Answer behind = hub.get("feed", "reader", "after=" + first.cursor());
    Answer again = hub.get("feed", "reader", "since=2026-11-01");

    assertThat(first.body()).isEmpty();
    assertThat(first.header("Signalbox-Withheld")).isEqualTo("2");
    assertThat(behind.body()).isEmpty();
    assertThat(again.numbers()).containsExactly(3, 4);
    assertThat(again.optionalHeader("Signalbox-Withheld")).isEmpty();
  }

  @Test
  void an_answer_says_the_strictest_mark_of_what_it_gives() {
    append(1, 4);
    ceilings("AMBER", "RED");

    Answer marked = hub.get("feed", "reader", "since=2026-11-01");
    Answer nothing = hub.get("feed", "reader", "after=" + marked.cursor());

    assertThat(marked.header("Signalbox-Marking")).isEqualTo("TLP:AMBER");
    assertThat(nothing.optionalHeader("Signalbox-Marking")).isEmpty();
  }

  /** In pages of four. */
  private List<Integer> withCursor() {
    List<Integer> read = new ArrayList<>();
    String query = "since=2026-11-01&limit=4";
    while (true) {
      Answer answer = hub.get("feed", "reader", query);
      read.addAll(answer.numbers());
      if (answer.header("Signalbox-More").equals("false")) {
        return read;
      }
      query = "limit=4&after=" + answer.cursor();
    }
  }

  /** Each with the mark that its number leaves, divided by their count. */
  private void append(int from, int to) {
    List<Envelope> envelopes = new ArrayList<>();
    for (int n = from; n <= to; n++) {
      envelopes.add(Envelope.ofEvent(Hub.event(n).put("tlp", MARKS.get(n % MARKS.size()))));
    }
    hub.append("feed", envelopes);
  }

  private void ceilings(String ofFeed, String ofReader) {
    hub.settings(
        """
        {"instances": {"reader": {"tokens": [{"name": "1", "hash": "%s"}], "grants": {"read": ["*"]},
           "ceiling": {"tlp": "%s"}}},
         "destinations": {"feed": {"method": "pull", "form": "bare", "ceiling": {"tlp": "%s"}}}, "routes": {}}
        """
            .formatted(Token.hashOf("reader"), ofReader, ofFeed));
  }
}
