package io.signalbox.simulation.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.envelopes.ArchivedEnvelope;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.simulation.exchange.Topology.Link;
import io.signalbox.simulation.hub.Hub;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HubNetworkTest {
  private static final int ENVELOPES = 3;

  @ParameterizedTest
  @EnumSource
  void each_hub_has_each_envelope_once_whatever_goes_wrong(Topology topology) {
    try (HubNetwork network = new HubNetwork(topology.seed(), topology, 0.02)) {
      List<Link> links = new ArrayList<>(topology.links());
      for (int number = 0; number < ENVELOPES; number++) {
        network.post(network.random.nextInt(Topology.HUBS), Peers.event(number));
        network.cut(links.get(network.random.nextInt(links.size())));
        network.run(Duration.ofSeconds(network.random.nextInt(30)));
        network.restart();
      }

      assertThat(network.settle()).isTrue();
      for (Hub hub : network.hubs) {
        List<EnvelopeKey> journal = Peers.journal(hub);
        assertThat(new HashSet<>(journal)).as(hub.name()).hasSize(ENVELOPES).hasSameSizeAs(journal);
        for (int number = 0; number < ENVELOPES; number++) {
          ArchivedEnvelope kept = Peers.find(hub, number);
          assertThat(kept.first().envelope().meta().get("rtir:ticket")).isPresent();
          assertThat(kept.first().envelope().parent()).isPresent();
          assertThat(kept.conflicts()).isEmpty();
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void all_hubs_end_with_the_same_tags(Topology topology) {
    try (HubNetwork network = new HubNetwork(topology.seed(), topology, 0.02)) {
      network.post(2, Peers.event(0));
      network.runUntilPosted();
      for (String tag : List.of("one", "two", "three")) {
        network.post(2, Peers.tags(0, tag));
        network.runUntilPosted();
        network.run(Duration.ofSeconds(network.random.nextInt(10)));
      }

      assertThat(network.settle()).isTrue();
      // A request that was long under way may have come last.
      List<String> tags = Peers.find(network.hubs.get(2), 0).latest().envelope().meta().tags();
      assertThat(tags).isNotEqualTo(List.of("none"));
      for (Hub hub : network.hubs) {
        assertThat(Peers.find(hub, 0).latest().envelope().meta().tags())
            .as(hub.name())
            .isEqualTo(tags);
        List<EnvelopeKey> journal = Peers.journal(hub);
        assertThat(new HashSet<>(journal)).hasSameSizeAs(journal);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void requests_grow_with_the_links(Topology topology) {
    try (HubNetwork network = new HubNetwork(topology.seed(), topology, 0)) {
      for (int number = 0; number < ENVELOPES; number++) {
        network.post(0, Peers.event(number));
        assertThat(network.settle()).isTrue();
      }

      assertThat(network.mostItemsOfALink()).isLessThanOrEqualTo(ENVELOPES);
      assertThat(network.requests()).isLessThanOrEqualTo(ENVELOPES * topology.links().size());
    }
  }

  @Test
  void a_conflict_stays_where_it_arose() {
    try (HubNetwork network = new HubNetwork(7, Topology.MIXTURE, 0)) {
      network.post(0, Peers.event(0));
      assertThat(network.settle()).isTrue();
      network.post(8, Peers.another(0));
      assertThat(network.settle()).isTrue();

      for (Hub hub : network.hubs) {
        assertThat(Peers.find(hub, 0).conflicts())
            .as(hub.name())
            .hasSize(hub.name().equals("hub-8") ? 1 : 0);
      }
    }
  }
}
