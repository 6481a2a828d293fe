package io.signalbox.track;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.notice.SentMail;
import io.signalbox.delivery.notice.SentMails;
import io.signalbox.feeds.FeedId;
import io.signalbox.store.Consistency;
import io.signalbox.store.Range;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who sees the mail of a notice, and who does not. */
class NoticeMailEndpointTest {
  private static final FeedId OWNERS = new FeedId("owners", "");
  private static final String MAIL = "/v1/notices/20261122-00000001/mail";

  private final Hub hub = new Hub();

  @BeforeEach
  void keep() {
    Notices.add(hub, 1, OWNERS);
  }

  @AfterEach
  void close() {
    hub.close();
  }

  private void keepMail() {
    keepMail(new UUID(1, 1));
  }

  private void keepMail(UUID delivery) {
    new SentMails(hub.store.table("deliveries"), hub.clock, Duration.ofDays(30))
        .keep(
            delivery,
            new SentMail(
                List.of("cert-at"),
                "2026-11-22T04:00:00Z",
                "CERT <cert@hub.example>",
                null,
                "[#20261122-00000001] 1 security event",
                "An event about 192.0.2.1",
                null,
                List.of(new SentMail.File("events.csv", "text/csv", 3, "abc", "a,b"))));
  }

  @Test
  void it_is_as_it_was_kept() {
    keepMail();
    Answer answer = hub.get("admin", MAIL);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.at("/subject")).isEqualTo("[#20261122-00000001] 1 security event");
    assertThat(answer.at("/text")).isEqualTo("An event about 192.0.2.1");
    assertThat(answer.at("/attachments/0/content")).isEqualTo("a,b");
    assertThat(answer.json().has("senders")).isFalse();
  }

  @Test
  void a_notice_without_a_kept_mail_says_so() {
    assertThat(hub.get("admin", MAIL).status()).isEqualTo(404);
    assertThat(hub.get("admin", MAIL.replace("1/mail", "9/mail")).status()).isEqualTo(404);
  }

  @Test
  void who_sees_other_organisations_alone_does_not_see_it() {
    Notices.add(hub, 2, OWNERS);
    keepMail(new UUID(1, 2));
    assertThat(hub.get("admin", MAIL.replace("1/mail", "2/mail")).status()).isEqualTo(200);
    assertThat(hub.get("handler", MAIL.replace("1/mail", "2/mail")).status()).isEqualTo(404);
  }

  @Test
  void an_event_above_the_readers_ceiling_hides_the_whole_mail() {
    hub.route(hub.keep("cert-at", 2, ",\"tags\":[\"tlp:red\"]"), OWNERS);
    keepMail(Notices.ticket(hub, 2, OWNERS));

    Answer refused = hub.get("auditor", MAIL.replace("1/mail", "2/mail"));

    assertThat(refused.status()).as(refused.body()).isEqualTo(403);
    assertThat(refused.body()).doesNotContain("192.0.2.1").contains("TLP:RED");
    keepMail();
    assertThat(hub.get("auditor", MAIL).status()).isEqualTo(200);
  }

  @Test
  void it_is_gone_with_its_events() {
    keepMail();
    hub.store
        .table("feeds")
        .query(Range.ascending(OWNERS.text(), 100), Consistency.STRONG)
        .forEach(item -> hub.store.table("feeds").deleteIfVersion(item.key(), item.version()));
    assertThat(hub.get("admin", MAIL).status()).isEqualTo(404);
  }
}
