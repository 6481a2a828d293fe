package io.signalbox.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/**
 * A stock IntelMQ event by POST becomes a mail with CSV, a signed push, and an entry in a feed: the
 * same in all three.
 */
public abstract class EventEverywhere extends Scenario {
  private static final String KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private static final String EVENT =
      """
      {"source.ip":"192.0.2.3","source.asn":64496,"classification.type":"infected-system","raw":"Zm9v",
       "feed.accuracy":80.0,"time.source":"2026-11-22T09:00:00+00:00","extra.foo":["a",1],"source.tor_node":false,
       "event_description.text":"\\u00fcmlaut"}
      """;

  @Test
  void a_stock_intelmq_event_becomes_a_mail_a_signed_push_and_an_entry_in_a_feed()
      throws NoSuchAlgorithmException, InvalidKeyException {
    PushReceiver receiver = open(new PushReceiver());
    administrator()
        .settings(
            new Settings()
                .instance("cert-at")
                .destination(
                    "soc-mail",
                    "{'method': 'mail', 'uri': 'mailto:abuse@isp.example', 'format': 'csv',"
                        + " 'interval': {'pause': 'PT0S'}}")
                .destination(
                    "soc-push",
                    "{'method': 'http', 'uri': '%s', 'form': 'bare', 'http': {'signatures': [{'kind': 'v1', 'key': 'whsec_%s'}]}}"
                        .formatted(receiver.url(), KEY))
                .destination("soc-feed", "{'method': 'pull'}")
                .routeAllTo("soc-mail", "soc-push", "soc-feed")
                .json());

    JsonNode item = as("cert-at").postOne(EVENT);
    assertThat(item.get("status").asText()).isEqualTo("accepted");
    String id = item.get("id").asText();

    eventually()
        .untilAsserted(
            () -> {
              assertThat(receiver.taken()).hasSize(1);
              assertThat(hub().mails()).hasSize(1);
            });
    PushReceiver.Push push = receiver.taken().getFirst();
    assertThat(push.json().get("source.ip").asText()).isEqualTo("192.0.2.3");
    assertThat(push.body()).contains(id).contains("80.0");
    assertThat(push.header("webhook-signature").split(" ")).contains(signature(push));

    String mail = MailText.of(hub().mails().getFirst());
    assertThat(mail).contains("\"192.0.2.3\"").contains(id);

    HubClient.Answer feed = as("cert-at").get("/v1/feeds/soc-feed");
    assertThat(feed.status()).isEqualTo(200);
    List<String> lines = feed.text().lines().toList();
    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst()).contains("192.0.2.3").contains(id);
  }

  private static String signature(PushReceiver.Push push)
      throws NoSuchAlgorithmException, InvalidKeyException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Base64.getDecoder().decode(KEY), "HmacSHA256"));
    mac.update(
        (push.header("webhook-id") + "." + push.header("webhook-timestamp") + ".")
            .getBytes(StandardCharsets.UTF_8));
    return "v1,"
        + Base64.getEncoder()
            .encodeToString(mac.doFinal(push.body().getBytes(StandardCharsets.UTF_8)));
  }
}
