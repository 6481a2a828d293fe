package io.signalbox.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Position;
import io.signalbox.settings.Addressee;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import org.junit.jupiter.api.Test;

/** Rows of a sending go to their destination, and by no route. */
class SendingRoutesTest {
  private final DirectoryScene scene = new DirectoryScene();

  @Test
  void each_row_goes_to_the_contacts_of_its_network() {
    scene.send("handler", "owners", "192.0.2.1");
    scene.send("handler", "owners", "192.0.2.65");
    scene.send("handler", "owners", "198.51.100.1");
    scene.fan(scene.changes());

    assertThat(scene.entries(DirectoryScene.ISP)).isEqualTo(1);
    assertThat(scene.entries(DirectoryScene.addressee("shop"))).isEqualTo(1);
    assertThat(scene.entries(Addressee.NOBODY)).isEqualTo(1);
  }

  @Test
  void no_route_leads_a_row_to_another_destination() {
    String soc =
        scene.hub.destinations.values().stream()
            .filter(destination -> !destination.isDirectory())
            .map(Destination::name)
            .findFirst()
            .orElseThrow();
    scene.send("handler", soc, "192.0.2.1");
    scene.fan(scene.changes());

    assertThat(scene.entries(DirectoryScene.ISP)).isZero();
    assertThat(scene.hub.feeds.read(FeedId.of(soc, Group.NONE), Position.START, 10).entries())
        .hasSize(1);
  }

  @Test
  void who_may_not_send_keeps_no_event_from_the_routes() {
    scene.send("stranger", "owners", "192.0.2.1");
    scene.fan(scene.changes());

    assertThat(scene.entries(DirectoryScene.ISP)).isEqualTo(1);
  }
}
