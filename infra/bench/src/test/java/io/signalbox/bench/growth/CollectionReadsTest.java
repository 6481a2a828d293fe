package io.signalbox.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.UnreadableBody;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.runtime.template.Template;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How often tables are asked for what readers of a TAXII collection ask, however long it is. */
class CollectionReadsTest {
  private static final int SHORT = 30_000;
  private static final int LONG = 300_000;

  /** To find a place in ten times as many pages by halving them. */
  private static final long HALVINGS = 4;

  private static final Duration BEHIND_BEGIN = Duration.ofMinutes(1);

  private static Ground few;
  private static Ground many;
  private static Collections ofFew;
  private static Collections ofMany;

  @BeforeAll
  static void fill() throws Exception {
    few = new Ground(Template.read(Path.of("../../template.yaml"), Map.of()));
    many = new Ground(Template.read(Path.of("../../template.yaml"), Map.of()));
    ofFew = new Collections(few, SHORT);
    ofMany = new Collections(many, LONG);
    // What an instance reads once.
    ofFew.poll();
    ofMany.poll();
  }

  @AfterAll
  static void close() {
    few.close();
    many.close();
  }

  @Test
  void a_poll_that_finds_nothing_costs_one_read_of_the_feed() {
    assertThat(calls(many, ofMany::poll)).isEqualTo(calls(few, ofFew::poll)).isLessThanOrEqualTo(2);
  }

  @Test
  void a_page_costs_the_same_in_a_long_collection() {
    assertThat(calls(many, ofMany::page) - calls(few, ofFew::page)).isLessThanOrEqualTo(HALVINGS);
  }

  @Test
  void an_object_that_no_envelope_holds_costs_a_few_reads() {
    String indicator = "indicator--00000000-0000-4000-8000-000000000000";
    String malware = "malware--00000000-0000-4000-8000-000000000000";

    assertThat(calls(many, () -> ofMany.missing(indicator)))
        .isEqualTo(calls(few, () -> ofFew.missing(indicator)))
        .isLessThanOrEqualTo(4);
    assertThat(calls(many, () -> ofMany.missing(malware))).isLessThanOrEqualTo(1);
  }

  @Test
  void an_object_of_another_feed_costs_the_same_in_a_long_collection() throws Exception {
    long ofLong = callsForForeign(many, ofMany);

    // Both ends of the time about which it came are looked for.
    assertThat(ofLong - callsForForeign(few, ofFew)).isLessThanOrEqualTo(2 * HALVINGS);
    assertThat(ofLong).isLessThan(35);
  }

  /** An event that came when the collection began, and was not led there. */
  private static long callsForForeign(Ground ground, Collections collections)
      throws UnreadableBody {
    Clock early = Clock.fixed(collections.begin().plus(BEHIND_BEGIN), ZoneOffset.UTC);
    Envelope event = Envelopes.about(1_000_000, 1);
    new EnvelopeStore(ground.table("Envelopes"), early, ground.random(), Duration.ofDays(90))
        .keep(event, "bench");
    String id = "indicator--" + event.id().dedupKey().value();
    return calls(ground, () -> collections.missing(id));
  }

  private static long calls(Ground ground, Runnable request) {
    long before = ground.calls();
    request.run();
    return ground.calls() - before;
  }
}
