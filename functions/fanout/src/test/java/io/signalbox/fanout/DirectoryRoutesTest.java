package io.signalbox.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.TestHub;
import io.signalbox.directory.DirectoryStore;
import io.signalbox.feeds.Position;
import io.signalbox.settings.Addressee;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import io.signalbox.settings.Interval;
import io.signalbox.store.Consistency;
import io.signalbox.store.ForwardingTable;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Table;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Routes that lead to the directory: each envelope gets into the feeds of who is responsible. */
class DirectoryRoutesTest {
  private final DirectoryScene scene = new DirectoryScene();

  @Test
  void each_envelope_gets_into_the_feed_of_who_is_responsible_and_no_other() {
    scene.post("source.ip", "192.0.2.1");
    scene.post("source.ip", "192.0.2.65");
    scene.post("source.ip", "::ffff:192.0.2.1");
    scene.post("source.fqdn", "WWW.Uni.Example.");
    scene.post("source.asn", "64496");
    scene.post("source.ip", "198.51.100.1");
    scene.post("feed.name", "nothing of a source");
    scene.fan(scene.changes());

    assertThat(scene.entries(DirectoryScene.ISP)).isEqualTo(3);
    assertThat(scene.entries(DirectoryScene.addressee("shop"))).isEqualTo(1);
    assertThat(scene.entries(DirectoryScene.addressee("uni"))).isEqualTo(1);
    assertThat(scene.entries(Addressee.NOBODY)).isEqualTo(2);
    assertThat(scene.counted).containsEntry("Unassigned", 2L).containsEntry("Appended", 7L);
  }

  @Test
  void an_address_and_a_name_are_told_to_both_and_to_one_organisation_once() {
    scene.post("source.ip", "192.0.2.1", "source.fqdn", "uni.example");
    scene.register(
        DirectoryScene.REGISTER.replace(
            "'uni-names': {'organisation': 'uni'", "'uni-names': {'organisation': 'isp'"));
    scene.fan(scene.changes().subList(0, 1));
    assertThat(scene.entries(DirectoryScene.ISP)).isEqualTo(1);
    assertThat(scene.entries(DirectoryScene.addressee("uni"))).isZero();

    scene.register(DirectoryScene.REGISTER);
    scene.post("source.ip", "192.0.2.1", "source.fqdn", "uni.example");
    scene.fan(scene.changes().subList(1, 2));
    assertThat(scene.entries(DirectoryScene.ISP)).isEqualTo(2);
    assertThat(scene.entries(DirectoryScene.addressee("uni"))).isEqualTo(1);
  }

  @Test
  void an_address_that_bounces_is_told_to_the_organisation_that_it_is_of() {
    scene.post(
        "classification.identifier", "hub.address.bounced", "extra.bounce.organisation", "shop");
    scene.post("classification.identifier", "another", "extra.bounce.organisation", "isp");
    scene.fan(scene.changes());
    assertThat(scene.entries(DirectoryScene.addressee("shop"))).isEqualTo(1);
    assertThat(scene.entries(DirectoryScene.ISP)).isZero();
  }

  @Test
  void a_batch_that_is_told_again_changes_nothing_and_is_not_counted_again() {
    for (int i = 0; i < 40; i++) {
      scene.post("source.ip", "192.0.2." + i);
    }
    scene.fan(scene.changes().subList(0, 30));
    scene.fan(scene.changes().subList(10, 40));
    scene.fan(scene.changes());

    assertThat(scene.entries(DirectoryScene.ISP)).isEqualTo(40);
    assertThat(scene.counted).containsEntry("Appended", 40L);
  }

  @Test
  void a_rule_gives_the_feed_its_interval_roles_and_template() {
    scene.post("source.ip", "192.0.2.1", "classification.type", "scanner");
    scene.fan(scene.changes());

    Addressee daily =
        new Addressee(
            Optional.of("isp"),
            List.of("a;b", "noc"),
            List.of(),
            Optional.of(new Interval.Every(Duration.ofDays(1))),
            Optional.of("daily"));
    assertThat(scene.entries(daily)).isEqualTo(1);
    Group group = daily.in(Group.NONE);
    assertThat(Addressee.of(group)).contains(daily);
    assertThat(scene.hub.destinations.values())
        .filteredOn(Destination::isDirectory)
        .extracting(owners -> owners.of(group).interval())
        .containsExactly(new Interval.Every(Duration.ofDays(1)));
  }

  @Test
  void a_rule_adds_the_next_level_copies_and_a_group() {
    scene.post("source.ip", "192.0.2.65", "classification.type", "phishing");
    scene.fan(scene.changes());

    Group address = new Group(Map.of("source.ip", "192.0.2.65"));
    for (String organisation : List.of("shop", "isp")) {
      Addressee copied =
          new Addressee(
              Optional.of(organisation), List.of(), List.of("uni-cert"), Optional.empty());
      assertThat(scene.entries(copied, address)).as(organisation).isEqualTo(1);
    }
  }

  @Test
  void what_an_event_matched_stays_with_it_when_the_directory_changes() {
    scene.post("source.ip", "192.0.2.65", "source.fqdn", "uni.example");
    scene.post("source.ip", "192.0.2.65", "classification.type", "phishing");
    scene.post("source.ip", "192.0.2.1", "classification.type", "c2-server");
    scene.post("source.ip", "198.51.100.1");
    scene.fan(scene.changes());
    scene.register(
        DirectoryScene.REGISTER.replace("'organisation': 'shop'", "'organisation': 'isp'"));
    scene.post("source.ip", "192.0.2.65");
    scene.fan(scene.changes().subList(4, 5));

    assertThat(scene.matched(DirectoryScene.addressee("shop"), Group.NONE))
        .containsExactly("ip|shop-block@1||shop-it@1");
    assertThat(scene.matched(DirectoryScene.addressee("uni"), Group.NONE))
        .containsExactly("domain|uni-names@1||uni-cert@1");
    assertThat(scene.matched(DirectoryScene.ISP, Group.NONE))
        .containsExactly("ip|shop-block@2||isp-abuse@1");
    assertThat(
            scene.matched(
                new Addressee(Optional.of("isp"), List.of(), List.of("uni-cert"), Optional.empty()),
                new Group(Map.of("source.ip", "192.0.2.65"))))
        .containsExactly("ip|isp-block@1|both@1|isp-abuse@1");
    assertThat(scene.matched(TestHub.FEED)).containsExactly("ip|isp-block@1|soc@1|");
    assertThat(scene.matched(Addressee.NOBODY, Group.NONE)).containsExactly("");
  }

  @Test
  void a_rule_sends_to_destinations_of_its_own_as_far_as_the_settings_have_them() {
    scene.post("source.ip", "192.0.2.1", "classification.type", "c2-server");
    scene.post("source.ip", "192.0.2.1", "classification.type", "spam");
    scene.fan(scene.changes());

    assertThat(scene.hub.feeds.read(TestHub.FEED, Position.START, 10).entries()).hasSize(1);
    assertThat(scene.entries(DirectoryScene.ISP)).isEqualTo(1);
  }

  @Test
  void what_a_rule_or_an_annotation_suppresses_goes_nowhere_and_is_counted_until_its_end() {
    scene.post("source.ip", "192.0.2.1", "feed.name", "Test");
    scene.post("source.fqdn", "uni.example", "classification.type", "brute-force");
    scene.fan(scene.changes());
    assertThat(scene.entries(DirectoryScene.ISP)).isZero();
    assertThat(scene.entries(DirectoryScene.addressee("uni"))).isZero();
    assertThat(scene.entries(Addressee.NOBODY)).isZero();
    assertThat(scene.counted)
        .containsEntry("DirectorySuppressed", 2L)
        .containsEntry("Appended", 2L);

    scene.hub.clock.advance(Duration.ofDays(1));
    scene.post("source.fqdn", "uni.example", "classification.type", "brute-force");
    scene.fan(scene.changes().subList(2, 3));
    assertThat(scene.entries(DirectoryScene.addressee("uni"))).isEqualTo(1);
  }

  @Test
  void no_field_of_an_event_that_a_route_groups_by_chooses_the_addressee() {
    Group forged =
        new Group(
            Map.of("directory.organisation", "uni", "directory.copies", "x", "feed.name", "a"));
    assertThat(DirectoryScene.ISP.in(forged))
        .isEqualTo(DirectoryScene.ISP.in(new Group(Map.of("feed.name", "a"))));
  }

  @Test
  void a_batch_asks_for_the_directorys_revision_once() {
    AtomicInteger reads = new AtomicInteger();
    Table counting =
        new ForwardingTable(scene.hub.store.table("Directory")) {
          @Override
          public Optional<Item> get(Key key, Consistency consistency) {
            reads.incrementAndGet();
            return super.get(key, consistency);
          }
        };
    DirectoryStore store =
        new DirectoryStore(counting, Duration.ZERO, scene.hub.clock, new Random(1));
    for (int i = 0; i < 200; i++) {
      scene.post("source.ip", "192.0.2." + i);
    }
    BatchRoutes batch =
        new Routes(
                scene::settings,
                store::recent,
                RequestedMatches.of(scene.hub.platform),
                scene.hub.clock)
            .current();
    scene
        .changes()
        .forEach(change -> scene.hub.envelopeStore.arrival(change).ifPresent(batch::route));

    assertThat(reads).hasValue(1);
  }
}
