package io.signalbox.http.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The headers of Standard Webhooks 1.0. */
public final class WebhookHeaders {
  public static final String ID = "webhook-id";
  public static final String TIMESTAMP = "webhook-timestamp";
  public static final String SIGNATURE = "webhook-signature";

  private WebhookHeaders() {}

  /**
   * The headers of one try.
   *
   * @param id the same in all tries; without a full stop, which separates what is signed
   * @param sentAt the time of this try
   * @param body the bytes as they are sent
   * @param signers each gives a signature; without any there is no header for them
   */
  public static Map<String, String> of(
      String id, Instant sentAt, byte[] body, List<Signer> signers) {
    if (id.indexOf('.') >= 0) {
      throw new IllegalArgumentException("A webhook's id has no full stop: " + id);
    }
    var headers = new LinkedHashMap<String, String>();
    headers.put(ID, id);
    headers.put(TIMESTAMP, Long.toString(sentAt.getEpochSecond()));
    if (!signers.isEmpty()) {
      var content = new ByteArrayOutputStream();
      content.writeBytes((id + "." + sentAt.getEpochSecond() + ".").getBytes(UTF_8));
      content.writeBytes(body);
      var signed = content.toByteArray();
      headers.put(
          SIGNATURE, signers.stream().map(signer -> signer.sign(signed)).collect(joining(" ")));
    }
    return headers;
  }
}
