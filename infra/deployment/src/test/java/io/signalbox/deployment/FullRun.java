package io.signalbox.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.local.LocalHub;
import io.signalbox.local.Options;
import io.signalbox.runtime.platform.Access;
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
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * Has a local hub do everything that its functions can do, and writes down what they needed
 * permissions for.
 */
final class FullRun implements AutoCloseable {

  private static final List<String> METHODS = MessageMethods.resourceNames();

  /** The digests of an hour are due, and wake still looks back at what was posted before. */
  private static final Duration PAST_THE_HOUR = Duration.ofMinutes(90);

  private final HubClock clock = new HubClock();
  private final Set<Access> accesses = ConcurrentHashMap.newKeySet();
  private final PushReceiver receiver = new PushReceiver();
  private final FetchRun fetch = new FetchRun();
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
    DirectoryRun.fill(administrator);
    settings(fetch.in(RunSettings.of(receiver)));
    PostRun.run(hub, administrator, sender, receiver);
    read();
    fail();
    pauseAndReplay();
    BounceRun.run(hub, administrator, sender);
    eventuallyDone("BouncesFunction", "dynamodb:PutItem", "table/Readers");
    StatisticsRun.run(hub, administrator, clock);
    WatchRun.run(hub, clock);
    backfill();
    MispRun.read(administrator);
    route();
    DirectoryRun.run(administrator, clock);
    NoticeRun.propose(mails(), administrator, clock);
    ErasureRun.run(hub, administrator, sender, clock);
    settings(new Settings().instance("sender"));
  }

  private void settings(Settings settings) {
    HubClient.Answer answer = administrator.put("/v1/settings", settings.json(), "If-Match", "*");
    assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
  }

  private void read() {
    String id = PostRun.TAGGED;
    for (String path :
        List.of(
            "/v1/info",
            "/v1/feeds/pull",
            "/v1/feeds/pull?since=2026-01-01T00:00:00Z",
            "/v1/envelopes/" + id,
            "/v1/envelopes/" + id + "/lineage",
            "/v1/envelopes/" + id + "/raw",
            "/v1/deliveries?destination=push",
            "/v1/destinations",
            "/v1/destinations/push",
            "/v1/unrouted",
            "/v1/instances/sender",
            "/v1/conflicts",
            "/v1/quarantine?instance=careless",
            "/v1/settings",
            "/v1/settings/schema",
            "/v1/openapi.json",
            "/v1/settings/history",
            "/v1/settings/destinations/push")) {
      HubClient.Answer answer = administrator.get(path);
      assertThat(answer.status()).as(path + ": " + answer.text()).isEqualTo(200);
    }
    assertThat(administrator.post("/v1/settings/explain", Events.event("plain", "")).status())
        .isEqualTo(200);
    assertThat(
            administrator
                .post(
                    "/v1/settings/preview",
                    "{\"destination\": \"owners\", \"events\": [{\"source.ip\": \"192.0.2.3\"}]}")
                .status())
        .isEqualTo(200);
    WhatIfRun.run(administrator);
    sender.get("/v1/feeds/pull");
    NoticeRun.run(mails(), administrator);
    TaxiiRun.add(hub.baseUrl());
    TaxiiRun.read(administrator);
    KeysRun.run(hub, administrator);
    PeersRun.run(administrator);
    N6Run.read(hub.baseUrl(), administrator);
    WardenRun.run(hub.baseUrl(), administrator);
    ConsoleRun.run(hub.baseUrl(), hub.administratorToken(), administrator);
  }

  private Stream<String> mails() {
    return hub.mails().stream().map(mail -> mail.content().text());
  }

  private void fail() {
    receiver.answers(push -> push.body().contains("bad") ? 422 : 200);
    sender.postOne(Events.event("bad", ""));
    sender.postOne(Events.event("good", ""));
    eventually()
        .untilAsserted(
            () -> assertThat(receiver.taken()).anyMatch(push -> push.body().contains("\"good\"")));
    receiver.answers(push -> 200);
    eventually()
        .untilAsserted(
            () -> assertThat(receiver.taken()).anyMatch(push -> push.body().contains("\"bad\"")));
  }

  private void pauseAndReplay() {
    int mails = hub.mails().size();
    for (String destination : MessageMethods.destinations("")) {
      String path = "/v1/destinations/" + destination;
      administrator.post(path + "/pause", "{}");
      administrator.post(path + "/resume", "{}");
      HubClient.Answer answer =
          administrator.post(
              path + "/replay",
              "{\"since\":\"2026-01-01T00:00:00Z\",\"until\":\"2100-01-01T00:00:00Z\"}");
      assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
      assertThat(administrator.post(path + "/test?wait=0", "{}").status()).isBetween(200, 299);
    }
    for (String id : List.of(PostRun.TAGGED, Events.LARGE_ID)) {
      HubClient.Answer answer =
          administrator.post("/v1/destinations/push/replay", "{\"envelope\":\"%s\"}".formatted(id));
      assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    }
    eventually().untilAsserted(() -> assertThat(hub.mails()).hasSizeGreaterThan(mails));
    PlacedReaders.ended("push", hub, "HttpQueue", clock.instant());
    PlacedReaders.ended("mail", hub, "MailQueue", clock.instant());
    for (String method : MessageMethods.all()) {
      PlacedReaders.ended(
          "idle-" + method, hub, MessageMethods.resourceName(method) + "Queue", clock.instant());
    }
    for (String method : METHODS) {
      eventuallyDone("Deliver" + method + "Function", "dynamodb:DeleteItem", "table/Feeds");
    }
  }

  /** Wake finds a reader of each method due, and begins a backfill. */
  private void backfill() {
    clock.advance(PAST_THE_HOUR);
    // Digests that are due may go before by the reminders that their readers left.
    for (String destination : MessageMethods.destinations("idle-")) {
      PlacedReaders.due(destination, hub, clock.instant());
    }
    for (String method : METHODS) {
      WatchRun.callUntilHinted(hub, accesses, method + "Queue");
    }
    settings(fetch.in(RunSettings.withLateDestinations(receiver)));
    eventually()
        .atMost(Duration.ofSeconds(150))
        .untilAsserted(
            () ->
                assertThat(hub.mails())
                    .anyMatch(mail -> mail.recipients().contains("late@isp.example"))
                    .anyMatch(mail -> mail.recipients().contains("hourly@isp.example")));
    for (String method : METHODS) {
      eventuallyDone("BackfillFunction", "sqs:SendMessage", method + "Queue");
    }
    fetch.awaitFetched(administrator);
  }

  /**
   * An envelope that lacks its chunks is set aside, mended, and routed again: to a new feed, and to
   * feeds that were pulled until now.
   */
  private void route() {
    Table envelopes = hub.table("Envelopes");
    Item whole = envelopes.get(new Key(Events.LARGE_ID, "head"), Consistency.STRONG).orElseThrow();
    String id = "0b5cf1a2-7f0e-4c59-a3a8-2f0f8f0a0003";
    envelopes.insertIfAbsent(Draft.of(new Key(id, "head"), whole.body()));
    eventuallyDone("FanoutFunction", "sqs:SendMessage", "UnroutedDeadLetters");
    envelopes
        .query(Range.withPrefix(Events.LARGE_ID, "chunk#", 100), Consistency.STRONG)
        .forEach(
            chunk ->
                envelopes.insertIfAbsent(Draft.of(new Key(id, chunk.key().sort()), chunk.body())));
    settings(RunSettings.rerouted(receiver));
    hub.queue("UnroutedQueue")
        .send(List.of(Message.now("{\"envelope\":\"%s\",\"item\":\"head\"}".formatted(id))));
    for (String method : METHODS) {
      eventuallyDone("RerouteFunction", "sqs:SendMessage", method + "Queue");
      eventuallyDone("Deliver" + method + "Function", "dynamodb:GetItem", "table/Feeds");
    }
  }

  private void eventuallyDone(String function, String action, String resource) {
    eventually().until(() -> WatchRun.isDone(accesses, function, action, resource));
  }

  static ConditionFactory eventually() {
    return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
  }

  @Override
  public void close() {
    administrator.close();
    sender.close();
    hub.close();
    receiver.close();
  }
}
