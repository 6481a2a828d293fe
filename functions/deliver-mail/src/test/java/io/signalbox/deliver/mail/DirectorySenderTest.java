package io.signalbox.deliver.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.Allowance;
import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.suppression.Suppression.Reason;
import io.signalbox.delivery.suppression.Suppressions;
import io.signalbox.directory.DirectoryStore;
import io.signalbox.directory.edit.DirectoryImporter;
import io.signalbox.directory.edit.Imported;
import io.signalbox.directory.imports.ImportFormat;
import io.signalbox.directory.lookup.CurrentRecipients;
import io.signalbox.settings.Addressee;
import io.signalbox.settings.DataFormat;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import io.signalbox.settings.MailAddress;
import io.signalbox.settings.MailOptions;
import io.signalbox.settings.MailSecurity;
import io.signalbox.settings.MailSecurity.Level;
import io.signalbox.store.ManualClock;
import io.signalbox.store.embedded.EmbeddedStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A mail goes to whom the directory names when it is sent, whoever that was before. */
class DirectorySenderTest {
  private static final String REGISTER =
      """
      {'organisations': {'group': {'name': 'Group', 'language': 'de'},
                         'isp': {'name': 'ISP', 'parent': 'group', 'language': 'en'},
                         'cert': {'name': 'CERT'}},
       'contacts': {'group-desk': {'organisation': 'group', 'addresses': [{'address': 'desk@group.example'}]},
                    'isp-abuse': {'organisation': 'isp', 'roles': ['abuse'], 'addresses': [
                       {'address': 'The desk <abuse@isp.example>', 'expires': '2026-12-01'},
                       {'address': 'second@isp.example', 'expires': '2026-12-01'}]},
                    'isp-noc': {'organisation': 'isp', 'roles': ['noc'], 'addresses': [
                       {'address': 'noc@isp.example', 'expires': '2026-12-01'}]},
                    'cert-desk': {'organisation': 'cert', 'addresses': [{'address': 'desk@cert.example'}]}},
       'networks': {'rest': {'organisation': 'cert', 'default': true}}}
      """;

  private static final Destination OWNERS = owners(MailSecurity.NONE);

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T10:00:00Z"));
  private final EmbeddedStore store = EmbeddedStore.inMemory(clock);
  private final MailScene scene = new MailScene(clock);
  private final Postbox postbox = scene.postbox;
  private final Suppressions suppressions = scene.suppressions;
  private final DirectoryStore directory =
      new DirectoryStore(store.table("directory"), Duration.ZERO, clock, new Random(1));
  private final DirectorySender sender =
      new DirectorySender(
          scene.sender,
          new DirectoryRecipients(
              directory,
              new CurrentRecipients(mails -> suppressions.among(mails).keySet(), clock)));

  @BeforeEach
  void register() {
    register(REGISTER);
  }

  private void register(String json) {
    byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    assertThat(
            new DirectoryImporter(directory, clock)
                .run(
                    ImportFormat.JSON.read("test", Optional.empty(), bytes),
                    "test",
                    Optional.of(1)))
        .isInstanceOf(Imported.Done.class);
  }

  private static Destination owners(MailSecurity security) {
    MailOptions plain =
        Deliveries.copies(List.of("nobody-known@cert.example"), List.of(), List.of());
    return Deliveries.destination(
        "directory:contacts",
        DataFormat.CSV,
        plain.withRecipients(plain.to(), plain.cc(), plain.language(), security));
  }

  private static Addressee addressee(String organisation, String... copies) {
    return new Addressee(Optional.of(organisation), List.of(), List.of(copies), Optional.empty());
  }

  private Outcome send(Destination destination, Addressee addressee) {
    Group group = addressee.in(new Group(Map.of("source.asn", "64496")));
    return sender.send(Deliveries.of(destination, group, Deliveries.infections(2), 1, 1));
  }

  private List<String> recipients(Addressee addressee) {
    assertThat(send(OWNERS, addressee)).isInstanceOf(Outcome.Delivered.class);
    return postbox.last().recipients();
  }

  @Test
  void theContactsOfTheOrganisationGetOneMailInItsLanguage() {
    assertThat(recipients(addressee("isp")))
        .containsExactly("abuse@isp.example", "second@isp.example");
    String english = postbox.last().content().text();
    assertThat(english).contains("Hello").doesNotContain("directory.organisation");

    assertThat(recipients(addressee("group"))).containsExactly("desk@group.example");
    assertThat(postbox.last().content().text()).contains("Guten Tag");
  }

  @Test
  void whatIsSentAgainToOneContactGoesToItAlone() {
    Group group = Addressee.forContact(addressee("isp", "group-desk").in(Group.NONE), "group-desk");
    sender.send(Deliveries.of(OWNERS, group, Deliveries.infections(1), 1, 1));
    assertThat(postbox.last().recipients()).containsExactly("desk@group.example");

    sender.send(
        Deliveries.of(OWNERS, Addressee.forContact(group, "gone"), Deliveries.infections(1), 1, 1));
    assertThat(postbox.last().recipients()).containsExactly("nobody-known@cert.example");
  }

  @Test
  void whoWasDisabledSinceTheEventsWereRoutedGetsNothing() {
    register(REGISTER.replace("'second@isp.example',", "'second@isp.example', 'enabled': false,"));
    assertThat(recipients(addressee("isp"))).containsExactly("abuse@isp.example");
  }

  @Test
  void whenAllHaveExpiredTheParentTakesOver() {
    clock.advance(Duration.ofDays(9));
    assertThat(recipients(addressee("isp"))).containsExactly("desk@group.example");
    assertThat(postbox.last().content().text()).contains("Guten Tag");
  }

  @Test
  void whoBouncedIsFollowedByTheNextContactThenTheParentThenTheDefaultThenTheDestination() {
    bounce("abuse@isp.example");
    assertThat(recipients(addressee("isp"))).containsExactly("second@isp.example");
    bounce("second@isp.example");
    assertThat(recipients(addressee("isp"))).containsExactly("noc@isp.example");
    bounce("noc@isp.example");
    assertThat(recipients(addressee("isp"))).containsExactly("desk@group.example");
    bounce("desk@group.example");
    assertThat(recipients(addressee("isp"))).containsExactly("desk@cert.example");
    bounce("desk@cert.example");
    assertThat(recipients(addressee("isp"))).containsExactly("nobody-known@cert.example");
  }

  private void bounce(String address) {
    suppressions.add(MailAddress.parse(address), Reason.BOUNCE, "5.1.1");
  }

  @Test
  void anOrganisationThatIsGoneLeavesItsEventsToTheDefault() {
    assertThat(recipients(addressee("gone"))).containsExactly("desk@cert.example");
  }

  @Test
  void whatNobodyIsResponsibleForGoesToTheDestinationsOwnRecipients() {
    assertThat(recipients(Addressee.NOBODY)).containsExactly("nobody-known@cert.example");
  }

  @Test
  void copiesGoToTheContactsThatTheRuleNames() {
    assertThat(recipients(addressee("group", "isp-noc", "gone")))
        .containsExactly("desk@group.example", "noc@isp.example");
    assertThat(postbox.read().addresses("Cc")).containsExactly("noc@isp.example");
    clock.advance(Duration.ofDays(9));
    assertThat(recipients(addressee("group", "isp-noc"))).containsExactly("desk@group.example");
  }

  @Test
  void whatIsWrongWithOneOrganisationIsNoTroubleOfTheDestination() {
    Destination encrypted =
        owners(new MailSecurity(Level.REQUIRED, Level.NEVER, Map.of(), Optional.empty()));
    assertThat(send(encrypted, addressee("isp")))
        .isInstanceOfSatisfying(
            Outcome.RecipientRefused.class, refused -> assertThat(refused.isOfGroup()).isTrue());

    bounce("nobody-known@cert.example");
    assertThat(send(OWNERS, Addressee.NOBODY))
        .isInstanceOfSatisfying(
            Outcome.RecipientRefused.class, refused -> assertThat(refused.isOfGroup()).isTrue());
    assertThat(postbox.size()).isZero();
  }

  @Test
  void anOrganisationWithMoreAddressesThanAMailMayHaveGetsAsManyAsItMay() {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 80; i++) {
      many.append("{'address': 'a%d@group.example'}, ".formatted(i));
    }
    register(
        REGISTER.replace(
            "[{'address': 'desk@group.example'}]", "[" + many + "{'address': 'z@group.example'}]"));
    assertThat(recipients(addressee("group", "isp-noc"))).hasSize(50).contains("noc@isp.example");
  }

  @Test
  void theLimitOfMailsIsThatOfTheAddressesWhichTheDirectoryNames() {
    Destination limited =
        Deliveries.destination("directory:contacts", DataFormat.CSV, Deliveries.limited(1));
    Destination other =
        Deliveries.destination("mailto:second@isp.example", DataFormat.CSV, Deliveries.limited(2));

    assertThat(allowance(limited, "isp").take(new UUID(0, 1))).isTrue();
    assertThat(allowance(limited, "isp").take(new UUID(0, 2))).isFalse();
    assertThat(allowance(limited, "isp").freeFrom(Optional.empty()))
        .contains(clock.instant().plus(Duration.ofHours(1)));
    assertThat(allowance(limited, "group").take(new UUID(0, 3))).isTrue();
    assertThat(sender.allowance(other, Group.NONE).take(new UUID(0, 4))).isTrue();
    assertThat(sender.allowance(other, Group.NONE).take(new UUID(0, 5)))
        .as("mails of the other destination count")
        .isFalse();
    assertThat(allowance(OWNERS, "isp")).isSameAs(Allowance.UNLIMITED);
  }

  private Allowance allowance(Destination destination, String organisation) {
    return sender.allowance(destination, addressee(organisation).in(Group.NONE));
  }

  @Test
  void aDestinationWithAddressesOfItsOwnStaysAsItIs() {
    Destination plain = Deliveries.destination(DataFormat.CSV, MailOptions.NONE);
    Delivery delivery = Deliveries.of(plain, Deliveries.infections(1));
    assertThat(sender.send(delivery)).isInstanceOf(Outcome.Delivered.class);
    assertThat(postbox.last().recipients()).containsExactly("abuse@isp.example");
  }
}
