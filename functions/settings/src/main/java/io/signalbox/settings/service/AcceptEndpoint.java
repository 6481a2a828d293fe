package io.signalbox.settings.service;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Authenticator;
import io.signalbox.access.Caller;
import io.signalbox.access.Grant;
import io.signalbox.api.Endpoint;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemException;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.settings.Author;
import io.signalbox.settings.service.peer.Invitation;
import io.signalbox.settings.service.peer.OtherHub;
import io.signalbox.settings.service.peer.OtherHub.Said;
import io.signalbox.settings.service.peer.PeerRequest;
import io.signalbox.settings.service.peer.PeerSettings.Outgoing;
import io.signalbox.settings.service.peer.PeerSettings.Peer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The hub that is invited: it shows the invitation to the hub that made it. Nothing is written here
 * before that hub has accepted.
 */
final class AcceptEndpoint {
  private final Authenticator gate;
  private final PeerWrites writes;
  private final OtherHub other;
  private final String hubName;
  private final Clock clock;

  AcceptEndpoint(
      Authenticator gate, PeerWrites writes, OtherHub other, String hubName, Clock clock) {
    this.gate = gate;
    this.writes = writes;
    this.other = other;
    this.hubName = hubName;
    this.clock = clock;
  }

  Endpoint endpoint() {
    return Endpoint.post("/v1/invitations/accept", this::accept);
  }

  private String administrator(Request request) {
    Caller caller = gate.authenticate(request);
    caller.require(Grant.administer());
    return caller.name();
  }

  private Response accept(Request request) {
    Author author = writes.author(administrator(request), request);
    PeerRequest body =
        new PeerRequest(SettingsEndpoints.body(request), Set.of("invitation", "uri", "send"));
    Invitation invitation = invitation(body.text("invitation"));
    Optional<ObjectNode> send = body.send();
    Optional<String> uri = body.uri();
    if (invitation.isSending() && uri.isEmpty()) {
      throw PeerRequest.fault("/uri", "the other hub sends to this one, so its address is needed");
    }
    if (!invitation.isSending() && send.isEmpty()) {
      throw PeerRequest.fault("/send", "neither hub would send anything");
    }
    Optional<String> accepted =
        invitation.isSending() ? Optional.of(writes.newToken()) : Optional.empty();
    writes.requireValid(
        new Peer(
            invitation.hub(),
            accepted,
            send.map(terms -> new Outgoing(invitation.uri(), PeerWrites.NO_TOKEN, terms))),
        author);
    ObjectNode redemption = JsonNodeFactory.instance.objectNode();
    redemption.put("credential", invitation.credential()).put("hub", hubName);
    redemption.put("sends", send.isPresent());
    uri.ifPresent(text -> redemption.put("uri", text));
    accepted.ifPresent(token -> redemption.put("token", token));
    String shown =
        switch (other.redeem(
            invitation.uri(),
            redemption,
            List.of(invitation.credential(), accepted.orElse(invitation.credential())))) {
          case Said.Yes(var json) -> json.path("token").asText();
          case Said.No(String reason) ->
              throw Problem.of(ProblemType.CONFLICT, "The other hub did not accept: " + reason)
                  .exception();
          case Said.Unknown(String reason) -> throw halfDone(reason);
        };
    if (send.isPresent() && !PeerRequest.isToken(shown)) {
      throw halfDone("it named no token");
    }
    Peer peer =
        new Peer(
            invitation.hub(),
            accepted,
            send.map(terms -> new Outgoing(invitation.uri(), shown, terms)));
    if (!writes.put(peer, author)) {
      throw halfDone("the settings of this hub were changed at the same time");
    }
    return Response.json(
        201,
        JsonNodeFactory.instance
            .objectNode()
            .put("peer", invitation.hub())
            .put("sends", send.isPresent())
            .put("receives", invitation.isSending()));
  }

  private Invitation invitation(String text) {
    Invitation invitation =
        Invitation.parse(text)
            .orElseThrow(() -> PeerRequest.fault("/invitation", "this is no invitation of a hub"));
    if (!invitation.peer().equals(hubName)) {
      throw PeerRequest.fault(
          "/invitation",
          "it is for the hub %s, and this is %s".formatted(invitation.peer(), hubName));
    }
    if (invitation.hub().equals(hubName)) {
      throw PeerRequest.fault("/invitation", "it is from a hub of this hub's name");
    }
    if (!clock.instant().isBefore(invitation.expires())) {
      throw PeerRequest.fault("/invitation", "it has expired at " + invitation.expires());
    }
    return invitation;
  }

  private static ProblemException halfDone(String reason) {
    return Problem.of(
            ProblemType.UNAVAILABLE,
            "It is not known whether the other hub accepted: %s. Ask for a new invitation, which"
                    .formatted(reason)
                + " replaces what there may be of this one.")
        .exception();
  }
}
