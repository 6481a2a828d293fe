package io.signalbox.settings.service.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What one hub's administrator hands to another's: a text without blanks. Whoever has it can become
 * a peer in the name of the hub that it invites, once.
 *
 * @param hub who invites
 * @param uri where that hub is
 * @param peer who is invited
 * @param credential of the invitation
 * @param isSending whether the hub that invites sends to the other
 */
public record Invitation(
    String hub, String uri, String peer, String credential, Instant expires, boolean isSending) {
  private static final String BEGINNING = "signalbox-invitation-1.";
  private static final int CHARACTERS_MOST = 8_000;
  private static final Pattern HUB = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern CREDENTIAL = Pattern.compile("[0-9a-f]{16}\\.[0-9a-f]{64}");
  private static final JsonMapper JSON = new JsonMapper();

  /** The text that is handed over; the credential is in it. */
  public String text() {
    ObjectNode json = JSON.createObjectNode();
    json.put("hub", hub).put("uri", uri).put("peer", peer).put("credential", credential);
    json.put("expires", expires.toString()).put("sends", isSending);
    byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
    return BEGINNING + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Reads what was handed over; empty for anything else. */
  public static Optional<Invitation> parse(String text) {
    String stripped = text.strip();
    if (!stripped.startsWith(BEGINNING) || stripped.length() > CHARACTERS_MOST) {
      return Optional.empty();
    }
    try {
      JsonNode json =
          JSON.readTree(Base64.getUrlDecoder().decode(stripped.substring(BEGINNING.length())));
      Invitation invitation =
          new Invitation(
              json.path("hub").asText(),
              json.path("uri").asText(),
              json.path("peer").asText(),
              json.path("credential").asText(),
              Instant.parse(json.path("expires").asText()),
              json.path("sends").asBoolean());
      return Optional.of(invitation).filter(Invitation::isWhole);
    } catch (IOException | IllegalArgumentException | DateTimeException garbage) {
      return Optional.empty();
    }
  }

  private boolean isWhole() {
    return isHub(hub) && isHub(peer) && PeerUri.fault(uri).isEmpty() && isCredential(credential);
  }

  /** Whether a hub can have this name. */
  public static boolean isHub(String name) {
    return HUB.matcher(name).matches();
  }

  /** Whether an invitation can have this credential. */
  static boolean isCredential(String text) {
    return CREDENTIAL.matcher(text).matches();
  }

  /** Says nothing of the credential. */
  @Override
  public String toString() {
    return "Invitation[" + hub + " to " + peer + "]";
  }
}
