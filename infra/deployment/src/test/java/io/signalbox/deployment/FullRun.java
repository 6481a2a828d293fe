package io.signalbox.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.local.LocalHub;
import io.signalbox.local.Options;
import io.signalbox.local.platform.Access;
import io.signalbox.scenarios.HubClient;
import io.signalbox.scenarios.PushReceiver;
import io.signalbox.scenarios.Settings;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.MessageQueue.Message;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * Has a local hub do everything that its functions can do, and writes down what they needed
 * permissions for.
 */
final class FullRun implements AutoCloseable {
  private static final int LARGER_THAN_AN_ITEM = 500_000;

  private static final String LARGE_ID = "0b5cf1a2-7f0e-4c59-a3a8-2f0f8f0a0004";

  private final HubClock clock = new HubClock();
  private final Set<Access> accesses = ConcurrentHashMap.newKeySet();
  private final PushReceiver receiver = new PushReceiver();
  private final LocalHub hub;
  private final HubClient administrator;
  private final HubClient sender;

  FullRun() throws IOException {
    hub =
        LocalHub.start(
            Options.inMemory(Project.TEMPLATE)
                .withLoopbackAllowed()
                .withClock(clock)
                .withAccesses(accesses::add));
    administrator = new HubClient(hub.baseUrl(), hub.administratorToken());
    sender = new HubClient(hub.baseUrl(), "sender-token");
  }

  Set<Access> accesses() {
    return Set.copyOf(accesses);
  }

  void run() {
    settings(settings());
    post();
    read();
    fail();
    pauseAndReplay();
    suppress();
    backfill();
    route();
    settings(new Settings().instance("sender"));
  }

  private Settings settings() {
    return new Settings()
        .instance("sender")
        .instance("careless")
        .destination(
            "push",
            ("{'method': 'http', 'uri': '%s', 'form': 'bare',"
                    + " 'retry': {'first': 'PT1S', 'most': 'PT2S', 'pauseAfter': 'P1D'},"
                    + " 'http': {'rate': {'requests': 1000, 'per': 'PT1S'},"
                    + " 'authentication': {'bearer': 'a token'}}}")
                .formatted(receiver.url()))
        .destination("mail", "{'method': 'mail', 'uri': 'mailto:soc@isp.example'}")
        .destination(
            "soon-mail",
            "{'method': 'mail', 'uri': 'mailto:soon@isp.example', 'interval': {'every': 'PT5M'}}")
        .destination(
            "hourly-mail",
            "{'method': 'mail', 'uri': 'mailto:hourly@isp.example', 'interval': {'every': 'PT1H'}}")
        .destination(
            "hourly-push",
            "{'method': 'http', 'uri': '%s/hourly', 'interval': {'every': 'PT1H'}}"
                .formatted(receiver.url()))
        .destination("pull", "{'method': 'pull'}")
        .routeAllTo("push", "mail", "pull", "soon-mail", "hourly-mail", "hourly-push");
  }

  private void settings(Settings settings) {
    String document =
        settings
            .json()
            .replace(
                "\"careless-token\"}],", "\"careless-token\"}],\"invalidContent\":\"quarantine\",");
    HubClient.Answer answer = administrator.put("/v1/settings", document, "If-Match", "*");
    assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
  }

  private static String event(String name, String more) {
    return "{\"feed.name\":\"%s\",\"source.ip\":\"192.0.2.1\"%s}".formatted(name, more);
  }

  /** Does not fit into an item, however well it is compressed. */
  private static String large() {
    byte[] noise = new byte[LARGER_THAN_AN_ITEM];
    new Random(1).nextBytes(noise);
    String text = Base64.getEncoder().encodeToString(noise);
    return decided(LARGE_ID, "", event("large", ",\"extra.noise\":\"" + text + "\""));
  }

  private static String decided(String id, String tags, String payload) {
    return "{\"format\":\"intelmq\",\"version\":1,\"type\":\"event\",\"meta\":{\"uuid\":\"%s\"%s},\"payload\":%s}"
        .formatted(id, tags, payload);
  }

  private void post() {
    sender.postOne(event("plain", ""));
    administrator.post("/v1/envelopes", event("of the administrator", ""));
    sender.postOne(large());
    sender.postOne(large());
    String parent = "0b5cf1a2-7f0e-4c59-a3a8-2f0f8f0a0001";
    sender.postOne(decided(parent, "", event("parent", "")));
    sender.postOne(decided(parent, "", event("conflict", "")));
    sender.postOne(decided(parent, ",\"tags\":[\"seen\"]", "{}"));
    sender.postOne(
        decided(
            "0b5cf1a2-7f0e-4c59-a3a8-2f0f8f0a0002",
            ",\"parent\":\"" + parent + "\"",
            event("child", "")));
    new HubClient(hub.baseUrl(), "careless-token").post("/v1/envelopes", "{\"source.ip\":1}");
    eventually().untilAsserted(() -> assertThat(receiver.taken()).hasSizeGreaterThanOrEqualTo(4));
    eventually().untilAsserted(() -> assertThat(hub.mails()).isNotEmpty());
  }

  private void read() {
    String id = "0b5cf1a2-7f0e-4c59-a3a8-2f0f8f0a0001";
    for (String path :
        List.of(
            "/v1/info",
            "/v1/feeds/pull",
            "/v1/feeds/pull?since=2026-01-01T00:00:00Z",
            "/v1/envelopes/" + id,
            "/v1/envelopes/" + id + "/lineage",
            "/v1/deliveries?destination=push",
            "/v1/conflicts",
            "/v1/quarantine?instance=careless",
            "/v1/settings",
            "/v1/settings/schema",
            "/v1/settings/destinations/push")) {
      HubClient.Answer answer = administrator.get(path);
      assertThat(answer.status()).as(path + ": " + answer.text()).isEqualTo(200);
    }
    assertThat(administrator.post("/v1/settings/explain", event("plain", "")).status())
        .isEqualTo(200);
    sender.get("/v1/feeds/pull");
  }

  private void fail() {
    receiver.answers(push -> push.body().contains("bad") ? 422 : 200);
    sender.postOne(event("bad", ""));
    sender.postOne(event("good", ""));
    eventually()
        .untilAsserted(
            () -> assertThat(receiver.taken()).anyMatch(push -> push.body().contains("\"good\"")));
    receiver.answers(push -> 200);
    eventually()
        .untilAsserted(
            () -> assertThat(receiver.taken()).anyMatch(push -> push.body().contains("\"bad\"")));
  }

  private void pauseAndReplay() {
    for (String destination : List.of("push", "mail")) {
      String path = "/v1/destinations/" + destination;
      administrator.post(path + "/pause", "{}");
      administrator.post(path + "/resume", "{}");
      HubClient.Answer answer =
          administrator.post(
              path + "/replay",
              "{\"since\":\"2026-01-01T00:00:00Z\",\"until\":\"2100-01-01T00:00:00Z\"}");
      assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
    }
    int mails = hub.mails().size();
    eventually().untilAsserted(() -> assertThat(hub.mails()).hasSizeGreaterThan(mails));
  }

  private void suppress() {
    hub.queue("BouncesQueue")
        .send(
            List.of(
                Message.now(Project.read("functions/bounces/src/test/resources/ses/bounce.json"))));
    eventually()
        .untilAsserted(
            () ->
                assertThat(administrator.get("/v1/suppressions/abuse@isp.example").status())
                    .isEqualTo(200));
    administrator.get("/v1/suppressions");
    sender.get("/v1/suppressions");
    assertThat(delete("/v1/suppressions/abuse@isp.example")).isBetween(200, 204);
  }

  private int delete(String path) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(URI.create(hub.baseUrl() + path))
                  .header("Authorization", "Bearer " + hub.administratorToken())
                  .DELETE()
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Takes up to a minute: wake begins a backfill, and finds the digests due. */
  private void backfill() {
    clock.advance(Duration.ofHours(2));
    settings(
        settings()
            .destination(
                "late-push",
                "{'method': 'http', 'uri': '%s/late', 'startAt': '2026-01-01T00:00:00Z'}"
                    .formatted(receiver.url()))
            .destination(
                "late-mail",
                "{'method': 'mail', 'uri': 'mailto:late@isp.example',"
                    + " 'startAt': '2026-01-01T00:00:00Z'}")
            .routeAllTo(
                "push",
                "mail",
                "pull",
                "soon-mail",
                "hourly-mail",
                "hourly-push",
                "late-push",
                "late-mail"));
    eventually()
        .atMost(Duration.ofSeconds(150))
        .untilAsserted(
            () ->
                assertThat(hub.mails())
                    .anyMatch(mail -> mail.recipients().contains("late@isp.example"))
                    .anyMatch(mail -> mail.recipients().contains("hourly@isp.example")));
  }

  /** An envelope that lacks its chunks is set aside, mended, and routed again. */
  private void route() {
    Table envelopes = hub.table("Envelopes");
    Item whole = envelopes.get(new Key(LARGE_ID, "head"), Consistency.STRONG).orElseThrow();
    String id = "0b5cf1a2-7f0e-4c59-a3a8-2f0f8f0a0003";
    envelopes.insertIfAbsent(Draft.of(new Key(id, "head"), whole.body()));
    eventuallyDone("FanoutFunction", "sqs:SendMessage", "UnroutedDeadLetters");
    envelopes
        .query(Range.withPrefix(LARGE_ID, "chunk#", 100), Consistency.STRONG)
        .forEach(
            chunk ->
                envelopes.insertIfAbsent(Draft.of(new Key(id, chunk.key().sort()), chunk.body())));
    hub.queue("UnroutedQueue")
        .send(List.of(Message.now("{\"envelope\":\"%s\",\"item\":\"head\"}".formatted(id))));
    eventuallyDone("RerouteFunction", "sqs:SendMessage", "HttpQueue");
  }

  private void eventuallyDone(String function, String action, String resource) {
    eventually()
        .until(
            () ->
                accesses.stream()
                    .anyMatch(
                        access ->
                            access.function().equals(function)
                                && access.action().equals(action)
                                && access.resource().endsWith(resource)));
  }

  private static ConditionFactory eventually() {
    return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
  }

  @Override
  public void close() {
    hub.close();
    receiver.close();
  }
}
