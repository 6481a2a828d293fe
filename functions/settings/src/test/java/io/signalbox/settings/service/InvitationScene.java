package io.signalbox.settings.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.http.exchange.Exchange;
import io.signalbox.http.exchange.GetRequest;
import io.signalbox.http.exchange.Got;
import io.signalbox.http.exchange.PushRequest;
import io.signalbox.settings.service.Hub.Answer;
import io.signalbox.settings.service.peer.Invitation;
import io.signalbox.store.ManualClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Two hubs that reach each other, of which one invites the other. */
abstract class InvitationScene {
  static final String INVITE =
      "{'peer': 'hub-b', 'uri': 'https://hub-a.example', 'send': {'ceiling': {'tlp': 'GREEN'},"
          + " 'pattern': {'payload': {'feed.name': ['C2']}}, 'fields': {'drop': ['raw']}}}";

  final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T12:00:00Z"));
  final Hub one = new Hub(clock, "hub-a");
  final Hub other = new Hub(clock, "hub-b");
  final List<String> redemptions = new ArrayList<>();

  @BeforeEach
  void connect() {
    other.reaches(push -> push(one, push), get -> get(one, get));
    one.reaches(push -> push(other, push), get -> get(other, get));
  }

  @AfterEach
  void close() {
    one.close();
    other.close();
  }

  Exchange push(Hub to, PushRequest push) {
    String body = new String(push.body(), StandardCharsets.UTF_8);
    redemptions.add(body);
    Answer answer = to.sendAs(Optional.empty(), "POST", push.uri().getPath(), body, push.headers());
    return new Exchange.Answered(answer.status(), Optional.empty(), answer.body());
  }

  static Got get(Hub to, GetRequest get) {
    Answer answer = to.sendAs(Optional.empty(), "GET", get.uri().getPath(), "", get.headers());
    return new Got.Answered(
        answer.status(), Map.of(), answer.body().getBytes(StandardCharsets.UTF_8));
  }

  static Answer post(Hub hub, String path, String body) {
    return hub.send("POST", path, body, Map.of());
  }

  String invitation(String body) {
    Answer answer = post(one, "/v1/invitations", body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json().path("invitation").asText();
  }

  Answer accept(String invitation) {
    return post(
        other,
        "/v1/invitations/accept",
        "{'invitation': '%s', 'uri': 'https://hub-b.example', 'send': {}}".formatted(invitation));
  }

  static String credential(String invitation) {
    return Invitation.parse(invitation).orElseThrow().credential();
  }

  Answer redeem(String body) {
    return one.sendAs(Optional.empty(), "POST", "/v1/invitations/redeem", body, Map.of());
  }
}
