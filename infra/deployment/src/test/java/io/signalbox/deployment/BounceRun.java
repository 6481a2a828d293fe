package io.signalbox.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.local.LocalHub;
import io.signalbox.scenarios.HubClient;
import io.signalbox.store.MessageQueue.Message;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** Has a mail bounce that nobody knows, and one that the hub sent. */
final class BounceRun {
  private static final String BOUNCE =
      Project.read("functions/bounces/src/test/resources/ses/bounce.json");
  private static final String ID_IN_BOUNCE = "0102017f-ses";

  private BounceRun() {}

  static void run(LocalHub hub, HubClient administrator, HubClient sender) {
    String sent = hub.mails().getFirst().id();
    // The bounce is of an old mail by its date, so that the hub waits for no note of the mail.
    FullRun.eventually()
        .untilAsserted(
            () ->
                assertThat(administrator.get("/v1/deliveries/" + sent).status())
                    .as(sent)
                    .isEqualTo(200));
    hub.queue("BouncesQueue")
        .send(List.of(Message.now(BOUNCE), Message.now(BOUNCE.replace(ID_IN_BOUNCE, sent))));
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(administrator.get("/v1/suppressions/abuse@isp.example").status())
                    .isEqualTo(200));
    administrator.get("/v1/suppressions");
    sender.get("/v1/suppressions");
    assertThat(administrator.delete("/v1/suppressions/abuse@isp.example").status())
        .isBetween(200, 204);
  }
}
