package io.signalbox.track;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.delivery.NoticeSubject;
import io.signalbox.delivery.notice.TicketHolder;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.feeds.Located;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProofEndpointTest {
  private static final String PATH = "/v1/proofs/2026-11-22";

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  private void notices(int count) {
    hub.route(hub.keep("cert-at", 1, ""), Hub.PUSH);
    Located place = hub.feeds.newest(Hub.PUSH).orElseThrow();
    List<TicketHolder> holders = new ArrayList<>();
    for (int n = 1; n <= count; n++) {
      holders.add(
          new TicketHolder(
              new UUID(1, n),
              ReaderId.main(Hub.PUSH),
              place.position(),
              place.next(),
              hub.clock.instant(),
              new NoticeSubject(Optional.of("org-" + n), List.of(), List.of())));
    }
    hub.tickets.take(LocalDate.parse("2026-11-22"), 0, holders);
  }

  private static String sha256(String line) throws GeneralSecurityException {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  /** Verifies a chain as the documentation says. */
  private static void verify(List<String> lines) throws GeneralSecurityException {
    String previous = "0".repeat(64);
    String key = "";
    for (String line : lines) {
      JsonNode json = Hub.tree(line);
      assertThat(json.path("previous").asText()).isEqualTo(previous);
      key = json.at("/end/key").asText(key);
      if (json.has("signature")) {
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(
            KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key))));
        verifier.update(previous.getBytes(StandardCharsets.US_ASCII));
        assertThat(verifier.verify(Base64.getDecoder().decode(json.path("signature").asText())))
            .isTrue();
      }
      previous = sha256(line);
    }
  }

  @Test
  void a_day_of_many_notices_is_one_chain_over_several_answers() throws Exception {
    notices(450);

    List<String> lines = new ArrayList<>(hub.get("admin", PATH).body().lines().toList());
    int answers = 1;
    while (!Hub.tree(lines.get(lines.size() - 2)).at("/end/done").asBoolean()) {
      String last = Hub.tree(lines.get(lines.size() - 2)).at("/end/last").asText();
      JsonNode signed = Hub.tree(lines.getLast());
      String body =
          hub.get(
                  "admin",
                  PATH,
                  "after",
                  last,
                  "previous",
                  signed.path("previous").asText(),
                  "signature",
                  signed.path("signature").asText())
              .body();
      lines.addAll(body.lines().toList());
      answers++;
    }

    verify(lines);
    assertThat(answers).isEqualTo(3);
    assertThat(lines.stream().map(Hub::tree).filter(line -> line.has("notice")))
        .extracting(line -> line.at("/notice/organisation").asText())
        .hasSize(450)
        .startsWith("org-1", "org-2")
        .endsWith("org-450");
    assertThat(Hub.tree(lines.getFirst()).at("/notice/envelopes/0/id").asText())
        .isEqualTo(Hub.uuid(1));
  }

  @Test
  void the_hub_signs_no_lines_that_it_did_not_write() throws Exception {
    notices(2);
    List<String> lines = hub.get("admin", PATH).body().lines().toList();
    JsonNode signed = Hub.tree(lines.getLast());
    String forged = sha256(lines.getFirst().replace("org-1", "org-9"));

    assertThat(hub.get("admin", PATH, "after", "1", "previous", forged).status()).isEqualTo(400);
    assertThat(
            hub.get(
                    "admin",
                    PATH,
                    "after",
                    "1",
                    "previous",
                    forged,
                    "signature",
                    signed.path("signature").asText())
                .status())
        .isEqualTo(400);
    assertThat(hub.get("admin", PATH, "signature", "x").status()).isEqualTo(400);
  }

  @Test
  void a_day_without_notices_is_proven_too_with_the_same_key() throws Exception {
    List<String> one = hub.get("admin", PATH).body().lines().toList();
    List<String> other = hub.get("admin", "/v1/proofs/2026-11-21").body().lines().toList();

    verify(one);
    verify(other);
    assertThat(Hub.tree(one.getFirst()).at("/end/dayIsOver").asBoolean()).isFalse();
    assertThat(Hub.tree(other.getFirst()).at("/end/dayIsOver").asBoolean()).isTrue();
    assertThat(Hub.tree(one.getFirst()).at("/end/key"))
        .isEqualTo(Hub.tree(other.getFirst()).at("/end/key"));
  }

  @Test
  void what_is_no_day_or_hash_is_refused_and_who_may_not_administer_gets_none() {
    assertThat(hub.get("admin", "/v1/proofs/today").status()).isEqualTo(400);
    assertThat(hub.get("admin", "/v1/proofs/+12026-11-22").status()).isEqualTo(400);
    assertThat(hub.get("admin", PATH, "previous", "x").status()).isEqualTo(400);
    assertThat(hub.get("cert-at", PATH).status()).isEqualTo(403);
    assertThat(hub.get("stranger", PATH).status()).isEqualTo(401);
  }
}
