package io.signalbox.statistics.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.api.ApiEvent;
import io.signalbox.aws.InvocationContext;
import io.signalbox.delivery.NoticeSubject;
import io.signalbox.delivery.log.DeliveryLog;
import io.signalbox.delivery.log.DeliveryRecord;
import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.delivery.log.OutcomeRow;
import io.signalbox.delivery.notice.TicketHolder;
import io.signalbox.delivery.notice.Tickets;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.Ticket;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.SanitisedEvent;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.HubNotices;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.Candidate;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.JournalRow;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.ReceiptSpan;
import io.signalbox.settings.Group;
import io.signalbox.settings.SettingsStore;
import io.signalbox.store.Environment;
import io.signalbox.store.Mailer;
import io.signalbox.store.ManualClock;
import io.signalbox.store.embedded.EmbeddedPlatform;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.store.embedded.EmbeddedStream;
import io.signalbox.store.embedded.MemorySecrets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/** As much of a hub as there is to count, and the functions under test. */
final class Hub implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration RETENTION = Duration.ofDays(90);
  final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T04:00:00Z"));
  private final EmbeddedStore store = EmbeddedStore.inMemory(clock);
  private final EmbeddedStream kept = store.stream("envelopes");
  private final FeedAppender journal =
      new FeedAppender(store.table("feeds"), clock, RETENTION, (feed, group) -> {});
  private final FeedLog feeds = new FeedLog(store.table("feeds"), clock, RETENTION);
  private final DeliveryLog log = new DeliveryLog(store.table("deliveries"), clock, RETENTION);
  private final EnvelopeStore envelopes =
      new EnvelopeStore(store.table("envelopes"), clock, new Random(2), RETENTION);
  private final EmbeddedPlatform platform;
  private StatisticsHandler asked;

  Hub() {
    SettingsStore settings = new SettingsStore(store.table("settings"), new Random(1));
    ObjectNode document = (ObjectNode) tree(HubSettings.DOCUMENT);
    assertThat(settings.commit(settings.current(), document, List.of())).isPresent();
    platform =
        new EmbeddedPlatform(
            store,
            new Environment(
                Map.of(
                    "ENVELOPES_TABLE", "envelopes",
                    "FEEDS_TABLE", "feeds",
                    "DELIVERIES_TABLE", "deliveries",
                    "SETTINGS_TABLE", "settings",
                    "SETTINGS_AGE", "PT20S",
                    "HUB_NAME", "hub-a",
                    "MAIL_SENDER", "hub@hub.example",
                    "RETENTION", RETENTION.toString(),
                    "ENVELOPE_CODING", "deflated",
                    "ADMIN_TOKEN_SECRET", "administrator/token")),
            mail -> new Mailer.Result.Deferred("No mails here"),
            new MemorySecrets(),
            clock,
            new Random(7));
    asked = new StatisticsHandler(platform);
  }

  /** Has the journal get an event of that sender, with these fields. */
  void route(String sender, String event) {
    Envelope envelope = Envelope.ofEvent((ObjectNode) tree(event));
    EnvelopeKey key = EnvelopeKey.first(envelope.id().dedupKey());
    JournalRow row = JournalRow.of(new StoredEnvelope(key, envelope, sender, clock.instant()));
    journal.append(
        FeedId.JOURNAL,
        Group.NONE,
        List.of(new Candidate(key, clock.instant(), 300, List.of(), Optional.of(row), List.of())));
    clock.advance(Duration.ofMillis(10));
  }

  /** Keeps an event, and has the journal get it with the feeds that it went to. */
  void keep(String sender, String event, String... feeds) {
    Envelope envelope = Envelope.ofEvent((ObjectNode) tree(event));
    envelopes.keep(envelope, sender);
    EnvelopeKey key = EnvelopeKey.first(envelope.id().dedupKey());
    JournalRow row = JournalRow.of(new StoredEnvelope(key, envelope, sender, clock.instant()));
    List<FeedId> to = Stream.of(feeds).map(feed -> new FeedId(feed, "")).toList();
    to.forEach(
        feed ->
            journal.append(
                feed, Group.NONE, List.of(new Candidate(key, clock.instant(), 300, List.of()))));
    journal.append(
        FeedId.JOURNAL,
        Group.NONE,
        List.of(new Candidate(key, clock.instant(), 300, to, Optional.of(row), List.of())));
    clock.advance(Duration.ofMillis(10));
  }

  /** Notes that the newest event of a feed had that result, in a delivery by itself. */
  void noted(String feed, Result result) {
    clock.advance(Duration.ofMillis(1));
    FeedId id = new FeedId(feed, "");
    Located newest = feeds.newest(id).orElseThrow();
    DeliveryRecord record =
        new DeliveryRecord(
            UUID.randomUUID(),
            id,
            ReaderId.main(id).name(),
            newest.position(),
            newest.next(),
            1,
            1,
            clock.instant(),
            result,
            "");
    StoredEnvelope stored =
        envelopes.getAll(List.of(newest.entry().key())).values().iterator().next();
    log.addOutcomes(
        ReaderId.main(id),
        "run",
        record,
        List.of(OutcomeRow.of(result, stored, clock.instant())),
        Map.of(result, List.of(ReceiptSpan.of(stored.receivedAt()))));
    log.add(ReaderId.main(id), "run", List.of(record));
  }

  /** The ticket under which the newest events of a feed go out. */
  String ticket(String feed, int events) {
    FeedId id = new FeedId(feed, "");
    UUID delivery = UUID.randomUUID();
    TicketHolder holder =
        new TicketHolder(
            delivery,
            ReaderId.main(id),
            feeds.beforeNewest(id, events),
            feeds.end(id),
            clock.instant(),
            new NoticeSubject(Optional.empty(), List.of(), List.of()));
    Ticket taken =
        new Tickets(store.table("deliveries"), clock, RETENTION)
            .take(clock.instant().atOffset(ZoneOffset.UTC).toLocalDate(), 0, List.of(holder))
            .get(delivery);
    return Objects.requireNonNull(taken).text();
  }

  /** Asks for figures; {@code queries} are names and values in turn. */
  APIGatewayProxyResponseEvent get(String token, String... queries) {
    return ask("/v1/statistics", token, queries);
  }

  APIGatewayProxyResponseEvent ask(String path, String token, String... queries) {
    ApiEvent event = new ApiEvent();
    event.setHttpMethod("GET");
    event.setPath(path);
    event.setMultiValueHeaders(Map.of("Authorization", List.of("Bearer " + token)));
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (int i = 0; i < queries.length; i += 2) {
      parameters.put(queries[i], List.of(queries[i + 1]));
    }
    event.setMultiValueQueryStringParameters(parameters);
    return asked.handleRequest(event, null);
  }

  /** Makes the hub so slow that by its clock all takes so long. */
  void makeSlow(Duration each) {
    asked =
        new StatisticsHandler(
            new EmbeddedPlatform(
                platform.store(),
                platform.environment(),
                platform.mailer(),
                platform.secrets(),
                new SlowClock(clock, each),
                platform.random()));
  }

  JsonNode rows(String... queries) {
    APIGatewayProxyResponseEvent answer = get("admin", queries);
    assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(200);
    return tree(answer.getBody()).path("rows");
  }

  /** Has the scheduled function called. */
  void writeSheets() {
    Context context = new InvocationContext("SheetFunction", 1024, "1", () -> 120_000);
    new SheetHandler(platform).handleRequest(new ScheduledEvent(), context);
  }

  /** The kinds of what the hub itself said. */
  List<String> notices() {
    return kept.after(0, 100).stream()
        .flatMap(change -> envelopes.arrival(change).stream())
        .filter(stored -> stored.sender().startsWith(HubNotices.SENDER_PREFIX))
        .map(stored -> SanitisedEvent.fields(stored.envelope(), _ -> true))
        .map(event -> event.path("classification.identifier").asText())
        .toList();
  }

  static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException fault) {
      throw new IllegalArgumentException(fault);
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
