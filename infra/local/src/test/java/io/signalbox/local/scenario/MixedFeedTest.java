package io.signalbox.local.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Json;
import io.signalbox.formats.Conversion;
import io.signalbox.formats.EventBody;
import io.signalbox.formats.EventFormat;
import io.signalbox.formats.EventFormats;
import io.signalbox.formats.HubIdentity;
import io.signalbox.formats.Layout;
import io.signalbox.formats.ReceivedEvent;
import io.signalbox.formats.WriteOptions;
import io.signalbox.local.scenario.FormatPair.Way;
import io.signalbox.local.scenario.WrittenBodies.Body;
import io.signalbox.scenarios.Hub;
import io.signalbox.scenarios.HubClient;
import io.signalbox.scenarios.PushReceiver;
import io.signalbox.scenarios.Settings;
import io.signalbox.settings.DataFormat;
import io.signalbox.settings.PullMethod;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Payloads in the formats that the hub reads, and one that it does not, go through one feed. */
class MixedFeedTest {
  /** What a payload is written in. The last one is known to nobody. */
  private static final List<String> PAYLOADS =
      List.of("intelmq", "idea", "stix", "n6", "misp", "riddle");

  /** They carry whatever payload there is. */
  private static final Set<DataFormat> CARRY_ALL =
      EnumSet.of(DataFormat.IEP04_DECIDED, DataFormat.IEP04_DRAFT, DataFormat.CLOUDEVENTS);

  @Test
  void eachFormatHasWhatCanBeReadAndSaysWhatItLeavesOut(@TempDir Path folder) throws IOException {
    Map<FormatPair, List<Body>> read = new HashMap<>();
    try (PushReceiver bare = new PushReceiver();
        Hub hub = LocalHubs.start("hub-under-test");
        HubClient administrator = new HubClient(hub.baseUrl(), hub.administratorToken());
        HubClient client = new HubClient(hub.baseUrl(), "client-token")) {
      administrator.settings(
          new Settings()
              .instance("client")
              .destination(
                  "feed",
                  "{'method': 'pull', 'csv': {'columns': ['source.ip',"
                      + " 'type=classification.type']}}")
              .pushesTo("bare", bare)
              .routeAllTo("feed", "bare")
              .json());
      for (int n = 0; n < PAYLOADS.size(); n++) {
        assertThat(client.postOne(envelope(n)).path("status").asText()).isEqualTo("accepted");
      }
      Awaitility.await()
          .atMost(Duration.ofMinutes(2))
          .untilAsserted(
              () -> assertThat(answer(client, "json&form=decided").text().lines()).hasSize(6));
      assertEachIndicatorIsFoundById(client);
      for (DataFormat format : new PullMethod().formats()) {
        HubClient.Answer answer =
            answer(client, format.text() + (format == DataFormat.JSON ? "&form=bare" : ""));
        assertThat(answer.status()).as(format.text()).isEqualTo(200);
        String leftOut = answer.response().headers().firstValue("Signalbox-Left-Out").orElse("0");
        if (CARRY_ALL.contains(format)) {
          assertThat(leftOut).as(format.text()).isEqualTo("0");
        } else if (format != DataFormat.X_ARF) {
          assertThat(leftOut).as(format.text()).isEqualTo("1");
          assertThat(addresses().filter(one -> answer.text().contains(address(one))))
              .as(format.text())
              .hasSize(PAYLOADS.size() - 1);
        }
        if (format != DataFormat.CSV) {
          read.put(
              new FormatPair(Way.PULL, format),
              List.of(new Body(answer.header("Content-Type"), answer.text())));
        }
      }
      Awaitility.await()
          .atMost(Duration.ofMinutes(2))
          .untilAsserted(
              () -> {
                assertThat(bare.taken()).hasSize(PAYLOADS.size() - 1);
                assertThat(deliveryOfTheRiddle(administrator)).contains("set aside");
              });
    }

    assertThat(FormatJudges.judge(folder, read))
        .containsKeys("json-by-pull", "n6-by-pull", "idea-by-pull", "stix-by-pull", "misp-by-pull")
        .allSatisfy((pair, faults) -> assertThat(faults).as(pair).isEmpty());
  }

  private static IntStream addresses() {
    return IntStream.range(0, PAYLOADS.size());
  }

  private static String address(int n) {
    return "198.51.100.10" + n;
  }

  private static HubClient.Answer answer(HubClient client, String format) {
    return client.get("/v1/feeds/feed?since=2026-01-01T00:00:00Z&format=" + format);
  }

  /** The one that came as STIX has an id of its own. */
  private static void assertEachIndicatorIsFoundById(HubClient client) {
    String collections = "/taxii2/feeds/collections/";
    String id = client.get(collections).json().at("/collections/0/id").asText();
    String objects = collections + id + "/objects/";
    assertThat(client.get(objects + "?match[type]=indicator").json().path("objects"))
        .hasSize(PAYLOADS.size() - 1)
        .allSatisfy(
            one -> {
              String indicator = one.path("id").asText();
              assertThat(client.get(objects + indicator + "/").json().at("/objects/0"))
                  .isEqualTo(one);
            });
  }

  private static String deliveryOfTheRiddle(HubClient administrator) {
    return administrator.get("/v1/envelopes/" + id(PAYLOADS.size() - 1)).text();
  }

  private static UUID id(int n) {
    return new UUID(0x4000, 0x8000_0000_0000_0000L + n);
  }

  private static String envelope(int n) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("source.ip", address(n)).put("source.port", 4711);
    event.put("classification.type", "scanner").put("protocol.transport", "tcp");
    event.put("time.source", "2026-11-22T04:27:03+00:00");
    String format = PAYLOADS.get(n);
    ObjectNode envelope = JsonNodeFactory.instance.objectNode();
    envelope.put("format", format).put("version", 1).put("type", "event");
    envelope.putObject("meta").put("uuid", id(n).toString());
    envelope.set(
        "payload", EventFormats.named(format).map(one -> written(one, event)).orElse(event));
    return Json.text(envelope);
  }

  /** The payload as another hub would write it. */
  private static JsonNode written(EventFormat format, ObjectNode event) {
    var options =
        WriteOptions.of(new HubIdentity("elsewhere", "Elsewhere", "hub@elsewhere.example"));
    var received =
        new ReceivedEvent(Envelope.ofEvent(event), Instant.parse("2026-11-22T05:00:00Z"));
    var out = new ByteArrayOutputStream();
    Layout layout = format.layouts().contains(Layout.ONE) ? Layout.ONE : Layout.WHOLE;
    try (EventBody body = format.open(layout, options, out)) {
      body.add((Conversion.Written) EventFormats.write(format, received, options));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return Json.read(out.toString(StandardCharsets.UTF_8)).orElseThrow();
  }
}
