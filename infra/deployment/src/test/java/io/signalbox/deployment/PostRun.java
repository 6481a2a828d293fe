package io.signalbox.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.local.LocalHub;
import io.signalbox.scenarios.HubClient;
import io.signalbox.scenarios.PushReceiver;

/** Posts every kind of envelope, and waits until what they lead to has gone out. */
final class PostRun {
  /** An envelope whose tags were changed. */
  static final String TAGGED = "0b5cf1a2-7f0e-4c59-a3a8-2f0f8f0a0001";

  private PostRun() {}

  static void run(LocalHub hub, HubClient administrator, HubClient sender, PushReceiver receiver) {
    sender.postOne(Events.event("plain", ""));
    administrator.post("/v1/envelopes", Events.event("of the administrator", ""));
    sender.postOne(Events.large());
    sender.postOne(Events.large());
    sender.postOne(Events.decided(TAGGED, "", Events.event("parent", ",\"raw\":\"cmF3\"")));
    sender.postOne(Events.decided(TAGGED, "", Events.event("conflict", "")));
    sender.postOne(Events.decided(TAGGED, ",\"tags\":[\"seen\"]", "{}"));
    sender.postOne(
        Events.decided(
            "0b5cf1a2-7f0e-4c59-a3a8-2f0f8f0a0002",
            ",\"parent\":\"" + TAGGED + "\"",
            Events.event("child", "")));
    new HubClient(hub.baseUrl(), "careless-token").post("/v1/envelopes", "{\"source.ip\":1}");
    new HubClient(hub.baseUrl(), "asking-token-of-the-run")
        .postOne(
            Events.decided(
                "0b5cf1a2-7f0e-4c59-a3a8-2f0f8f0a0005",
                ",\"signalbox:deliver\":{\"method\":\"http\",\"uri\":\"%s/asked\"}"
                    .formatted(receiver.url()),
                Events.event("asked for", "")));
    FullRun.eventually()
        .untilAsserted(
            () ->
                assertThat(receiver.taken())
                    .filteredOn(push -> push.body().contains("asked for"))
                    .as("by the route, and by its own wish")
                    .hasSize(2));
    FullRun.eventually()
        .untilAsserted(() -> assertThat(receiver.taken()).hasSizeGreaterThanOrEqualTo(4));
    FullRun.eventually().untilAsserted(() -> assertThat(hub.mails()).isNotEmpty());
  }
}
