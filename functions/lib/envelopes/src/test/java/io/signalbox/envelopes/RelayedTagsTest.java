package io.signalbox.envelopes;

import static io.signalbox.envelopes.Envelopes.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Path;
import io.signalbox.envelope.UnreadableBody;
import io.signalbox.store.embedded.EmbeddedStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes of tags that come from other hubs, by several ways and in any order. */
class RelayedTagsTest {
  private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
  private final EmbeddedStore store = EmbeddedStore.inMemory(clock);
  private final EnvelopeStore envelopeStore =
      new EnvelopeStore(store.table("Envelopes"), clock, new Random(1), Duration.ofDays(90));

  @BeforeEach
  void anEnvelopeCameFromItsOrigin() throws UnreadableBody {
    Envelope first = Envelopes.decided(ID.value(), "{\"source.asn\":1}");
    envelopeStore.keep(first.withPath(Path.parse("!origin!hub-a!self")), "hub-a");
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void anotherHubMayPassOnWhatItsOriginSays() throws UnreadableBody {
    assertThat(keep("green", 1, "!origin!hub-b!self", true)).isInstanceOf(Kept.Updated.class);
    assertThat(tags()).containsExactly("green");
  }

  @Test
  void noHubPassesOnWhatAnotherHubThanTheOriginSays() throws UnreadableBody {
    assertThat(keep("green", 1, "!hub-b!self", true)).isInstanceOf(Kept.NothingToUpdate.class);
    assertThat(keep("green", 1, "!self", true)).isInstanceOf(Kept.NothingToUpdate.class);
  }

  @Test
  void whoIsNoHubPassesOnNothing() throws UnreadableBody {
    assertThat(keep("green", 1, "!origin!hub-b!self", false))
        .isInstanceOf(Kept.NothingToUpdate.class);
  }

  @Test
  void anOlderChangeThatComesLaterChangesNothing() throws UnreadableBody {
    assertThat(keep("red", 2, "!origin!hub-a!self", true))
        .isEqualTo(new Kept.Updated(new EnvelopeKey(ID, 2)));
    assertThat(keep("green", 1, "!origin!hub-b!self", true)).isInstanceOf(Kept.Duplicate.class);
    assertThat(keep("red", 2, "!origin!hub-b!self", true)).isInstanceOf(Kept.Duplicate.class);
    assertThat(tags()).containsExactly("red");
  }

  @Test
  void tagsThatReturnToWhatTheyWereAreAChange() throws UnreadableBody {
    keep("red", 1, "!origin!hub-a!self", true);
    keep("green", 2, "!origin!hub-a!self", true);
    assertThat(keep("red", 3, "!origin!hub-a!self", true))
        .isEqualTo(new Kept.Updated(new EnvelopeKey(ID, 3)));
    assertThat(tags()).containsExactly("red");
  }

  private Kept keep(String tag, int revision, String path, boolean relays) throws UnreadableBody {
    Envelope update = Envelopes.tags(tag).withPath(Path.parse(path)).asTagUpdate(revision);
    return envelopeStore.keep(new Posting(update, "hub-b", List.of(), false, relays));
  }

  private List<String> tags() {
    return envelopeStore.find(ID).orElseThrow().latest().envelope().meta().tags();
  }
}
