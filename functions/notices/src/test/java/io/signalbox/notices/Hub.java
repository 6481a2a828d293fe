package io.signalbox.notices;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.api.ApiEvent;
import io.signalbox.delivery.NoticeSubject;
import io.signalbox.delivery.notice.AnswerToken;
import io.signalbox.delivery.notice.AnswerTokens;
import io.signalbox.delivery.notice.TicketHolder;
import io.signalbox.delivery.notice.Tickets;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.Ticket;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.Candidate;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Position;
import io.signalbox.settings.Group;
import io.signalbox.settings.SettingsStore;
import io.signalbox.store.Change;
import io.signalbox.store.Environment;
import io.signalbox.store.Mailer;
import io.signalbox.store.ManualClock;
import io.signalbox.store.embedded.EmbeddedPlatform;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.store.embedded.EmbeddedStream;
import io.signalbox.store.embedded.MemorySecrets;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A hub that has sent notices, and the function under test. */
final class Hub implements AutoCloseable {
  private static final Duration RETENTION = Duration.ofDays(30);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final LocalDate DAY = LocalDate.parse("2026-11-28");
  private static final FeedId FEED = new FeedId("owners", "");
  private static final String SETTINGS =
      """
      {"destinations": {"owners": {"method": "mail", "uri": "mailto:abuse@isp.example",
         "mail": {"answers": "https://hub.example"}}}, "routes": {}}
      """;

  final ManualClock clock = new ManualClock(Instant.parse("2026-11-28T10:00:00Z"));
  final EmbeddedStore store = EmbeddedStore.inMemory(clock);
  final Tickets tickets = new Tickets(store.table("deliveries"), clock, RETENTION);
  final AnswerTokens tokens;
  private final EnvelopeStore envelopeStore;
  private final EmbeddedStream changes = store.stream("envelopes");
  private final NoticesHandler handler;
  private Position end = Position.START;

  Hub() {
    SettingsStore settings = new SettingsStore(store.table("settings"), new Random(1));
    settings.commit(settings.current(), json(SETTINGS), List.of());
    EmbeddedPlatform platform =
        new EmbeddedPlatform(
            store,
            new Environment(
                Map.ofEntries(
                    Map.entry("ENVELOPES_TABLE", "envelopes"),
                    Map.entry("FEEDS_TABLE", "feeds"),
                    Map.entry("READERS_TABLE", "readers"),
                    Map.entry("DELIVERIES_TABLE", "deliveries"),
                    Map.entry("SETTINGS_TABLE", "settings"),
                    Map.entry("DIRECTORY_TABLE", "directory"),
                    Map.entry("SETTINGS_AGE", "PT0S"),
                    Map.entry("ENVELOPE_CODING", "plain"),
                    Map.entry("HUB_NAME", "hub-a"),
                    Map.entry("MAIL_SENDER", "reports@cert.example"),
                    Map.entry("RETENTION", RETENTION.toString()))),
            mail -> new Mailer.Result.Deferred("No mails here"),
            new MemorySecrets(),
            clock,
            new Random(2));
    envelopeStore =
        new EnvelopeStore(platform.table("ENVELOPES_TABLE"), clock, new Random(3), RETENTION);
    tokens = new AnswerTokens(platform.secrets(), clock, platform.random());
    handler = new NoticesHandler(platform);
  }

  /** Sends a notice of these events; answers with its ticket. */
  Ticket notice(String... events) {
    Position from = end;
    List<Candidate> candidates = new ArrayList<>();
    for (String event : events) {
      Envelope envelope = Envelope.ofEvent(json(event));
      EnvelopeKey key = envelopeStore.keep(envelope, "sensor").key();
      candidates.add(new Candidate(key, clock.instant(), 1_000, List.of()));
    }
    new FeedAppender(store.table("feeds"), clock, RETENTION, (feed, group) -> {})
        .append(FEED, Group.NONE, candidates);
    end = new FeedLog(store.table("feeds"), clock, RETENTION).end(FEED);
    TicketHolder holder =
        new TicketHolder(
            UUID.nameUUIDFromBytes(end.text().getBytes(StandardCharsets.UTF_8)),
            ReaderId.main(FEED),
            from,
            end,
            clock.instant(),
            new NoticeSubject(
                Optional.of("bakery"),
                List.of(new NoticeSubject.Recipient("0a1b", Optional.of("desk"), Optional.of(3L))),
                List.of()));
    return Objects.requireNonNull(tickets.take(DAY, 0, List.of(holder)).get(holder.delivery()));
  }

  /** The link's token for that notice, good for a day. */
  String token(Ticket ticket) {
    return tokens.sign(new AnswerToken(ticket, clock.instant().plus(Duration.ofDays(1))));
  }

  APIGatewayProxyResponseEvent get(String path, String... headers) {
    return call("GET", path, null, headers);
  }

  /** Sends the page's form. */
  APIGatewayProxyResponseEvent answer(String token, String form) {
    return call("POST", "/n/" + token, form, "Content-Type", "application/x-www-form-urlencoded");
  }

  private APIGatewayProxyResponseEvent call(
      String method, String path, @Nullable String body, String... headers) {
    Map<String, String> all = new HashMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], headers[i + 1]);
    }
    return handler.handleRequest(ApiEvent.of(method, path, all, body), null);
  }

  /** All envelopes that were kept as answers. */
  List<Envelope> answers() {
    List<Envelope> answers = new ArrayList<>();
    for (Change change : changes.after(0, Integer.MAX_VALUE)) {
      envelopeStore
          .arrival(change)
          .map(StoredEnvelope::envelope)
          .filter(
              one ->
                  one.payload()
                      .text("classification.identifier")
                      .filter(AnswerEnvelopes.IDENTIFIER::equals)
                      .isPresent())
          .ifPresent(answers::add);
    }
    return answers;
  }

  @Override
  public void close() {
    store.close();
  }

  static ObjectNode json(String text) {
    try {
      return (ObjectNode) JSON.readTree(text);
    } catch (JsonProcessingException fault) {
      throw new IllegalArgumentException(fault);
    }
  }
}
