package io.signalbox.fuzz.reader;

import io.signalbox.settings.service.peer.Invitation;
import io.signalbox.settings.service.peer.PeerUri;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The text of an invitation. What is read names a hub, an address and a credential. */
final class InvitationTarget implements Target {
  @Override
  public void run(byte[] input) {
    Optional<Invitation> read = Invitation.parse(new String(input, StandardCharsets.UTF_8));
    if (read.isPresent()) {
      Invitation invitation = read.get();
      Promise.hold(
          Invitation.isHub(invitation.hub()) && Invitation.isHub(invitation.peer()),
          "… has no hubs",
          invitation);
      Promise.hold(
          PeerUri.of(invitation.uri(), "/v1/invitations/redeem").getRawUserInfo() == null,
          "… has a user in its address",
          invitation);
      Promise.hold(
          Invitation.parse(invitation.text()).equals(read), "… is not read again", invitation);
    }
  }
}
