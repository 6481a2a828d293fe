package io.signalbox.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.feeds.FeedId;
import io.signalbox.settings.Addressee;
import io.signalbox.settings.MailMethod;
import io.signalbox.track.Hub;
import io.signalbox.track.Notices;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What recipients got under tickets is sent again, and their pages are closed. */
class NoticeActionsTest {
  private static final FeedId OWNERS = new FeedId("owners", "");

  private final Hub hub = new Hub(ControlHandler::new);

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void a_notice_is_sent_again_once_for_each_key() {
    notice(1);
    String path = "/v1/notices/20261122-00000001/resend";
    for (int i = 0; i < 2; i++) {
      assertThat(hub.ask("POST", "admin", path, "", Map.of("Idempotency-Key", "a")).status())
          .isEqualTo(202);
    }
    JobRuns.run(hub);

    assertThat(hub.readers.ofFeed(Hub.PUSH).stream().filter(one -> one.id().isReplay())).hasSize(1);
  }

  @Test
  void a_notice_is_sent_again_to_another_contact() {
    notice(1, OWNERS);
    String path = "/v1/notices/20261122-00000001/resend";
    assertThat(hub.post("admin", path, "{\"contact\": \"noc\"}").status()).isEqualTo(202);
    JobRuns.run(hub, "mail", new MailMethod());

    assertThat(hub.readers.ofFeed(OWNERS).stream().filter(one -> one.id().isReplay()))
        .hasSize(1)
        .allSatisfy(one -> assertThat(Addressee.contact(one.group())).contains("noc"));
  }

  @Test
  void a_contact_is_a_text_and_for_the_directorys_destinations() {
    notice(1);
    String path = "/v1/notices/20261122-00000001/resend";
    for (String body : List.of("{\"contact\": \"noc\"}", "{\"contact\": 1}", "{\"to\": \"noc\"}")) {
      assertThat(hub.post("admin", path, body).status()).as(body).isEqualTo(422);
    }
  }

  @Test
  void an_answer_page_is_closed_for_good() {
    notice(1);
    assertThat(hub.post("admin", "/v1/notices/20261122-00000001/revoke", "").at("/revoked"))
        .isEqualTo("true");
    assertThat(hub.get("admin", "/v1/notices/20261122-00000001").at("/revoked")).isEqualTo("true");
  }

  @Test
  void what_is_no_notice_is_told() {
    for (String action : List.of("/resend", "/revoke")) {
      String known = "/v1/notices/20261122-00000001" + action;
      assertThat(hub.post("admin", known, "").status()).isEqualTo(404);
      assertThat(hub.post("admin", "/v1/notices/1" + action, "").status()).isEqualTo(400);
      assertThat(hub.post("cert-at", known, "").status()).isEqualTo(403);
    }
  }

  private void notice(int n) {
    notice(n, Hub.PUSH);
  }

  private void notice(int n, FeedId feed) {
    Notices.add(hub, n, feed);
  }
}
