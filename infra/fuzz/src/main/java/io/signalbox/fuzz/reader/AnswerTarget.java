package io.signalbox.fuzz.reader;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.api.ApiEvent;
import io.signalbox.delivery.NoticeSubject;
import io.signalbox.delivery.notice.AnswerToken;
import io.signalbox.delivery.notice.AnswerTokens;
import io.signalbox.delivery.notice.NoticeState;
import io.signalbox.delivery.notice.TicketHolder;
import io.signalbox.delivery.notice.Tickets;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.Ticket;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Position;
import io.signalbox.notices.NoticesHandler;
import io.signalbox.settings.SettingsStore;
import io.signalbox.store.embedded.EmbeddedPlatform;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The form of an answer page, and the token before it. What is no answer is told, and kept not. */
final class AnswerTarget implements Target {
  private static final Set<Integer> ANSWERS = Set.of(303, 400);
  private static final LocalDate DAY = LocalDate.parse("2026-11-22");

  private final Tickets tickets;
  private final Ticket ticket = new Ticket(DAY, 1);
  private final String token;
  private final NoticesHandler handler;

  AnswerTarget() {
    EmbeddedPlatform platform = Functions.platform();
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ObjectNode destination = document.putObject("destinations").putObject("owners");
    destination.put("method", "mail").put("uri", "mailto:abuse@isp.example");
    destination.putObject("mail").put("answers", "https://hub.example");
    SettingsStore settings = new SettingsStore(platform.table("SETTINGS_TABLE"), platform.random());
    settings.commit(settings.current(), document, List.of());
    tickets =
        new Tickets(platform.table("DELIVERIES_TABLE"), platform.clock(), Duration.ofDays(90));
    tickets.take(
        DAY,
        0,
        List.of(
            new TicketHolder(
                new UUID(1, 2),
                ReaderId.main(new FeedId("owners", "")),
                Position.START,
                new Position(1, 0),
                platform.clock().instant(),
                new NoticeSubject(Optional.empty(), List.of(), List.of()))));
    token =
        new AnswerTokens(platform.secrets(), platform.clock(), platform.random())
            .sign(new AnswerToken(ticket, platform.clock().instant().plus(Duration.ofDays(1))));
    handler = new NoticesHandler(platform);
  }

  @Override
  public void run(byte[] input) {
    int status = status(Functions.withBody(request("POST", token), input));
    Promise.hold(ANSWERS.contains(status), "Answered …", status);
    int answers = tickets.find(ticket).orElseThrow().state().answers().size();
    Promise.hold(answers == (status == 303 ? 1 : 0), "The notice has … answers", answers);
    tickets.change(ticket, state -> NoticeState.NEW);
    String other = new String(input, StandardCharsets.ISO_8859_1);
    if (!other.equals(token) && !other.isEmpty()) {
      String path = URLEncoder.encode(other, StandardCharsets.UTF_8).replace("+", "%20");
      Promise.hold(status(request("GET", path)) == 404, "Opened by …", other);
    }
  }

  private int status(ApiEvent event) {
    return Functions.status(handler.handleRequest(event, null));
  }

  private static ApiEvent request(String method, String token) {
    ApiEvent event = new ApiEvent();
    event.setHttpMethod(method);
    event.setPath("/n/" + token);
    event.setMultiValueHeaders(Map.of());
    return event;
  }
}
