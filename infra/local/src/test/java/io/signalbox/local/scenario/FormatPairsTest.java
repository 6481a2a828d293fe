package io.signalbox.local.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.envelope.EnvelopeReader;
import io.signalbox.envelope.Json;
import io.signalbox.envelope.ReadItem;
import io.signalbox.envelope.UnreadableBody;
import io.signalbox.local.scenario.WrittenBodies.Body;
import io.signalbox.scenarios.Hub;
import io.signalbox.scenarios.HubClient;
import io.signalbox.scenarios.Settings;
import io.signalbox.settings.DataFormat;
import io.signalbox.settings.DeliveryMethod;
import io.signalbox.settings.DeliveryMethods;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each data format by each method that writes it, from the event that is posted to what its
 * receiver gets, judged by the programs of the format.
 */
class FormatPairsTest {
  private static final Set<DataFormat> OF_ENVELOPES =
      EnumSet.of(DataFormat.JSON, DataFormat.IEP04_DECIDED, DataFormat.IEP04_DRAFT);
  private static final Map<FormatPair, List<Body>> BODIES = new HashMap<>();
  private static final Map<String, List<String>> VERDICTS = new HashMap<>();

  @BeforeAll
  static void deliver(@TempDir Path folder) throws IOException {
    try (WrittenBodies written = new WrittenBodies();
        Hub hub = LocalHubs.start("hub-under-test");
        HubClient administrator = new HubClient(hub.baseUrl(), hub.administratorToken());
        HubClient client = new HubClient(hub.baseUrl(), "client-token")) {
      Settings settings = new Settings().instance("client");
      FormatPair.all()
          .forEach(pair -> settings.destination(pair.name(), pair.settings(written.url(pair))));
      settings.routeAllTo(FormatPair.all().map(FormatPair::name).toArray(String[]::new));
      administrator.settings(settings.json());
      for (String event : PairEvents.all()) {
        assertThat(client.postOne(event).path("status").asText()).isEqualTo("accepted");
      }
      Awaitility.await()
          .atMost(Duration.ofMinutes(3))
          .untilAsserted(
              () ->
                  FormatPair.all()
                      .forEach(
                          pair ->
                              assertThat(addresses(written.of(pair, hub, client)))
                                  .as(pair.name())
                                  .containsExactlyInAnyOrderElementsOf(PairEvents.addresses())));
      FormatPair.all().forEach(pair -> BODIES.put(pair, written.of(pair, hub, client)));
    }
    VERDICTS.putAll(FormatJudges.judge(folder, BODIES));
  }

  static Stream<FormatPair> pairs() {
    return FormatPair.all();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void itsReceiverGetsEveryEventInTheFormat(FormatPair pair) {
    List<Body> bodies = BODIES.getOrDefault(pair, List.of());

    assertThat(bodies)
        .isNotEmpty()
        .allSatisfy(body -> assertThat(pair.types()).contains(body.type()));
    assertThat(VERDICTS.getOrDefault(pair.name(), List.of())).isEmpty();
    if (!Set.of(DataFormat.TABLE, DataFormat.IEP04_DECIDED, DataFormat.IEP04_DRAFT)
        .contains(pair.format())) {
      assertThat(VERDICTS).as("a program has read it").containsKey(pair.name());
    }
    for (JsonNode document : FormatJudges.documents(bodies)) {
      assertThat(pair.format()).isNotIn(DataFormat.CSV, DataFormat.TABLE);
      if (OF_ENVELOPES.contains(pair.format())) {
        readAsEnvelope(document);
      } else if (pair.format() == DataFormat.CLOUDEVENTS) {
        readAsEnvelope(document.path("data"));
      }
    }
  }

  @Test
  void eachOtherPairIsRefused() {
    try (Hub hub = LocalHubs.start("hub-under-test");
        HubClient administrator = new HubClient(hub.baseUrl(), hub.administratorToken())) {
      for (DeliveryMethod method : DeliveryMethods.all()) {
        Set<DataFormat> others = EnumSet.allOf(DataFormat.class);
        others.removeAll(Set.copyOf(method.formats()));
        for (DataFormat format : others) {
          String destination =
              "{\"method\": \"%s\", \"format\": \"%s\"}".formatted(method.name(), format.text());
          HubClient.Answer answer =
              administrator.put("/v1/settings/destinations/pair", destination);

          assertThat(answer.status()).as(destination).isEqualTo(422);
          assertThat(answer.json().path("faults").findValuesAsText("pointer"))
              .as(destination)
              .contains("/format");
        }
      }
    }
  }

  private static void readAsEnvelope(JsonNode document) {
    try {
      byte[] bytes = Json.bytes(document);
      assertThat(new EnvelopeReader().read(bytes, "", Optional.empty()).items())
          .singleElement()
          .isInstanceOfSatisfying(
              ReadItem.Parsed.class,
              parsed ->
                  assertThat(PairEvents.addresses())
                      .contains(parsed.envelope().payload().text("source.ip").orElse("")));
    } catch (UnreadableBody fault) {
      throw new AssertionError(fault);
    }
  }

  /** The addresses of the events in the bodies, each as often as it has an event there. */
  private static List<String> addresses(List<Body> bodies) {
    return bodies.stream()
        .flatMap(body -> PairEvents.addresses().stream().filter(one -> body.text().contains(one)))
        .toList();
  }
}
