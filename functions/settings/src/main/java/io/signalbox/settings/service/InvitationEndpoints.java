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
import io.signalbox.settings.service.peer.Invitations;
import io.signalbox.settings.service.peer.PeerRequest;
import io.signalbox.settings.service.peer.PeerSettings.Outgoing;
import io.signalbox.settings.service.peer.PeerSettings.Peer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The hub that invites: it makes an invitation, and takes it when the other hub shows it. */
final class InvitationEndpoints {
  /** What strangers may send; a hub for one machine takes no more, either. */
  private static final int REDEMPTION_BYTES = 4_096;

  private static final Duration SHORTEST = Duration.ofMinutes(5);
  private static final Duration LONGEST = Duration.ofDays(7);
  private final Authenticator gate;
  private final PeerWrites writes;
  private final Invitations invitations;
  private final String hubName;
  private final Clock clock;

  InvitationEndpoints(
      Authenticator gate, PeerWrites writes, Invitations invitations, String hubName, Clock clock) {
    this.gate = gate;
    this.writes = writes;
    this.invitations = invitations;
    this.hubName = hubName;
    this.clock = clock;
  }

  List<Endpoint> all() {
    return List.of(
        Endpoint.post("/v1/invitations", this::invite),
        Endpoint.post("/v1/invitations/redeem", this::redeem));
  }

  private Caller administrator(Request request) {
    Caller caller = gate.authenticate(request);
    caller.require(Grant.administer());
    return caller;
  }

  private Response invite(Request request) {
    Caller caller = administrator(request);
    PeerRequest body =
        new PeerRequest(SettingsEndpoints.body(request), Set.of("peer", "uri", "send", "validFor"));
    String peer = peerName(body.text("peer"));
    String uri = body.uri().orElseThrow(() -> PeerRequest.fault("/uri", "a text is expected"));
    Optional<ObjectNode> send = body.send();
    Duration validFor = body.duration("validFor", SHORTEST, LONGEST, Duration.ofDays(1));
    Instant now = clock.instant();
    writes.requireValid(
        new Peer(
            peer,
            Optional.of(PeerWrites.NO_TOKEN),
            send.map(terms -> new Outgoing(uri, PeerWrites.NO_TOKEN, terms))),
        writes.author(caller.name(), request));
    Instant expires = now.plus(validFor);
    String credential =
        invitations
            .add(new Invitations.Open(peer, uri, send, caller.name(), expires), now)
            .orElseThrow(
                () ->
                    Problem.of(
                            ProblemType.CONFLICT,
                            Invitations.OPEN_MOST + " invitations were made in the last days.")
                        .exception());
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("peer", peer).put("expires", expires.toString());
    json.put(
        "invitation",
        new Invitation(hubName, uri, peer, credential, expires, send.isPresent()).text());
    return Response.json(201, json);
  }

  private String peerName(String name) {
    if (!Invitation.isHub(name)) {
      throw PeerRequest.fault("/peer", "the name of a hub is expected");
    }
    if (name.equals(hubName)) {
      throw PeerRequest.fault("/peer", "this is the name of this hub");
    }
    return name;
  }

  /** Called by another hub: the credential of an invitation is all that it has to show. */
  private Response redeem(Request request) {
    if (request.bodySizeInBytes() > REDEMPTION_BYTES) {
      throw Problem.of(
              ProblemType.TOO_LARGE, "A body has " + REDEMPTION_BYTES + " bytes at the most.")
          .exception();
    }
    PeerRequest body =
        new PeerRequest(
            SettingsEndpoints.body(request), Set.of("credential", "hub", "uri", "token", "sends"));
    String credential = body.optional("credential").orElse("");
    Instant now = clock.instant();
    Invitations.Open open =
        invitations
            .find(credential, now)
            .filter(invited -> body.optional("hub").filter(invited.peer()::equals).isPresent())
            .orElseThrow(InvitationEndpoints::unknown);
    Optional<String> accepted =
        body.flag("sends") ? Optional.of(writes.newToken()) : Optional.empty();
    Optional<Outgoing> outgoing =
        open.send()
            .map(
                terms ->
                    new Outgoing(
                        body.uri()
                            .orElseThrow(() -> PeerRequest.fault("/uri", "a text is expected")),
                        body.token()
                            .orElseThrow(() -> PeerRequest.fault("/token", "a text is expected")),
                        terms));
    Peer peer = new Peer(open.peer(), accepted, outgoing);
    Author author = writes.author("invitation of " + open.by(), request);
    if (!writes.isValid(peer, author)) {
      throw Problem.of(
              ProblemType.CONFLICT,
              "The settings of the hub that invites do not allow it. Its administrator sees why by"
                  + " making another invitation.")
          .exception();
    }
    if (!invitations.use(credential, now)) {
      throw unknown();
    }
    if (!writes.put(peer, author)) {
      throw Problem.of(
              ProblemType.CONFLICT,
              "The settings of the hub that invites changed meanwhile. Ask for a new invitation.")
          .exception();
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("hub", hubName);
    accepted.ifPresent(token -> json.put("token", token));
    return Response.json(200, json);
  }

  /** The same for all, so that nobody learns of which invitations there are. */
  private static ProblemException unknown() {
    return Problem.of(
            ProblemType.NOT_FOUND,
            "The invitation is not one of this hub and for that one, or it has expired, or was"
                + " used.")
        .exception();
  }
}
