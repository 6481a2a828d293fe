package io.signalbox.bench.bill.hub;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import io.signalbox.api.ApiEvent;
import io.signalbox.bench.bill.engine.Engines;
import io.signalbox.bench.bill.meter.Bill;
import io.signalbox.bench.bill.meter.Charge;
import io.signalbox.bench.bill.meter.Meter;
import io.signalbox.deliver.http.DeliverHttpHandler;
import io.signalbox.deliver.mail.DeliverMailHandler;
import io.signalbox.fanout.FanoutHandler;
import io.signalbox.ingest.IngestHandler;
import io.signalbox.lookup.DirectoryHandler;
import io.signalbox.lookup.LookupHandler;
import io.signalbox.pull.PullHandler;
import io.signalbox.runtime.template.EventSource;
import io.signalbox.runtime.template.FunctionSpec;
import io.signalbox.runtime.template.Template;
import io.signalbox.settings.service.SettingsHandler;
import io.signalbox.statistics.service.StatisticsHandler;
import io.signalbox.store.Platform;
import io.signalbox.taxii.TaxiiHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The hub's functions on tables and queues of their own, called as AWS calls them: one thing after
 * the other, so that a run is the same each time.
 */
public final class Hub {
  private static final String ADMINISTRATOR = "administrator";
  private static final Duration BETWEEN_POSTS = Duration.ofSeconds(1);

  private final Engines engines;
  private final Template template;
  private final boolean platformLogs;
  private final BenchPlatform platform;
  private final Meter meter = new Meter();
  private final Door door = new Door(meter);
  private final Stream stream;
  private final Queue mailQueue;
  private final Queue httpQueue;
  private final Function<ApiEvent, APIGatewayProxyResponseEvent> ingest;
  private final Function<ApiEvent, APIGatewayProxyResponseEvent> pull;
  private final Function<ApiEvent, APIGatewayProxyResponseEvent> settings;
  private final Function<DynamodbEvent, StreamsEventResponse> fanout;
  private final Function<SQSEvent, SQSBatchResponse> deliverHttp;
  private final Function<SQSEvent, SQSBatchResponse> deliverMail;
  private final ScheduledFunctions scheduled;
  private final Function<ApiEvent, APIGatewayProxyResponseEvent> statistics;
  private final Function<ApiEvent, APIGatewayProxyResponseEvent> taxii;
  private final Function<ApiEvent, APIGatewayProxyResponseEvent> directory;
  private final Function<ApiEvent, APIGatewayProxyResponseEvent> lookup;
  private long receivedBefore;

  /**
   * @param name what the names of its tables and queues begin with
   * @param platformLogs whether the template has Lambda log each call
   */
  public Hub(String name, Template template, boolean platformLogs, Engines engines)
      throws IOException, InterruptedException {
    this.engines = engines;
    this.template = template;
    this.platformLogs = platformLogs;
    Account account = new Account(name, template, engines);
    this.platform = new BenchPlatform(account.variables());
    this.stream =
        new Stream(
            engines.streams(),
            account.streamArn("Envelopes"),
            spec("FanoutFunction").eventSources(EventSource.Stream.class).getFirst().batchSize());
    this.mailQueue = queue(account, engines, "DeliverMailFunction");
    this.httpQueue = queue(account, engines, "DeliverHttpFunction");
    this.ingest = function("IngestFunction", ApiEvent.class, IngestHandler::new);
    this.pull = function("PullFunction", ApiEvent.class, PullHandler::new);
    this.settings = function("SettingsFunction", ApiEvent.class, SettingsHandler::new);
    this.fanout =
        function(
            "FanoutFunction",
            DynamodbEvent.class,
            _ -> new FanoutHandler(platform.appendingInTurn()));
    this.deliverHttp = function("DeliverHttpFunction", SQSEvent.class, DeliverHttpHandler::new);
    this.deliverMail = function("DeliverMailFunction", SQSEvent.class, DeliverMailHandler::new);
    this.scheduled = new ScheduledFunctions(this::spec, platformLogs, meter, platform);
    this.statistics = function("StatisticsFunction", ApiEvent.class, StatisticsHandler::new);
    this.taxii = function("TaxiiFunction", ApiEvent.class, TaxiiHandler::new);
    this.directory = function("DirectoryFunction", ApiEvent.class, DirectoryHandler::new);
    this.lookup = function("LookupFunction", ApiEvent.class, LookupHandler::new);
    this.receivedBefore = engines.receivedBytes();
  }

  private <E, A extends @Nullable Object> Function<E, A> function(
      String name,
      Class<E> eventType,
      java.util.function.Function<Platform, RequestHandler<E, A>> maker) {
    return new Function<>(spec(name), platformLogs, meter, eventType, () -> maker.apply(platform));
  }

  private Queue queue(Account account, Engines engines, String function) {
    EventSource.Queue source = spec(function).eventSources(EventSource.Queue.class).getFirst();
    return new Queue(engines.sqs(), account.queueUrl(source.queue()), source.batchSize(), meter);
  }

  private FunctionSpec spec(String function) {
    return Objects.requireNonNull(template.functions().get(function), function);
  }

  /** Puts settings into the hub, as its administrator. */
  public void configure(String json) {
    platform.secrets().put(platform.environment().required("ADMIN_TOKEN_SECRET"), ADMINISTRATOR);
    administer(settings, "PUT", "/v1/settings", Map.of(), json);
  }

  /** Imports objects of the directory as JSON, as its administrator. */
  public void importDirectory(String json) {
    administer(directory, "POST", "/v1/directory/imports", Map.of("source", "bench"), json);
  }

  /** Looks up who is responsible, as IntelMQ's tuency expert does. */
  public void lookUp(String token, Map<String, String> query) {
    require(door.call(lookup, "GET", "/intelmq/lookup", Map.of(), query, token, new byte[0]));
  }

  /** Posts events, one a line, a second after what was posted before. */
  public void post(String token, byte[] lines) {
    platform.advance(BETWEEN_POSTS);
    require(posted(token, lines));
  }

  /** Posts what the hub refuses with that status. */
  public void postRefused(int status, String token, byte[] lines) {
    Door.Answer answer = posted(token, lines);
    if (answer.status() != status) {
      throw new IllegalStateException(answer.status() + " " + answer.body().text());
    }
  }

  private Door.Answer posted(String token, byte[] lines) {
    return door.call(ingest, "POST", "/v1/envelopes", Map.of(), Map.of(), token, lines);
  }

  /** Reads what a feed has behind a cursor; answers with the next cursor. */
  public String read(String token, String feed, String cursor, int limit) {
    Map<String, String> query =
        cursor.isEmpty()
            ? Map.of("since", "2026-01-01T00:00:00Z", "limit", Integer.toString(limit))
            : Map.of("after", cursor, "limit", Integer.toString(limit));
    Door.Answer answer =
        door.call(pull, "GET", "/v1/feeds/{name}", Map.of("name", feed), query, token, new byte[0]);
    require(answer);
    return answer.headers().getOrDefault("Signalbox-Cursor", cursor);
  }

  /** Asks by TAXII, below the collections of the feeds. */
  public String taxii(String token, String rest, Map<String, String> query) {
    Map<String, String> path = Map.of("path+", "feeds/collections/" + rest);
    Door.Answer answer =
        door.call(taxii, "GET", "/taxii2/{path+}", path, query, token, new byte[0]);
    require(answer);
    return answer.body().text();
  }

  /**
   * Has fanned out what the stream has, each shard's batches by an environment of its own, and
   * after each batch the hints worked off that it sent.
   */
  public void settle() throws IOException, InterruptedException {
    List<List<DynamodbEvent>> shards = stream.poll();
    int underWay = 0;
    for (List<DynamodbEvent> batches : shards) {
      for (DynamodbEvent batch : batches) {
        StreamsEventResponse answer = fanout.call(underWay, batch);
        if (!answer.getBatchItemFailures().isEmpty()) {
          throw new IllegalStateException("A batch was not fanned out");
        }
        deliver();
      }
      underWay += batches.isEmpty() ? 0 : 1;
    }
  }

  private void deliver() throws IOException, InterruptedException {
    httpQueue.drain(deliverHttp);
    mailQueue.drain(deliverMail);
    long received = engines.receivedBytes();
    meter.add(
        "DeliverHttpFunction", "pushes", Charge.EGRESS_BYTES, (double) received - receivedBefore);
    receivedBefore = received;
  }

  /** The hub's time. */
  public Instant now() {
    return platform.clock().instant();
  }

  /** Lets time pass. */
  public void advance(Duration time) {
    platform.advance(time);
  }

  /** What is called each minute is; the hints that wake sends are worked off. */
  public void callEachMinute() throws IOException, InterruptedException {
    scheduled.callEachMinute();
    deliver();
  }

  /** Is called every five minutes, and writes the sheets of statistics that are due. */
  public void writeSheets() {
    scheduled.writeSheets();
  }

  /** Asks for figures or envelopes at that path, as the hub's administrator. */
  public void ask(String path, Map<String, String> query) {
    administer(statistics, "GET", path, query, "");
  }

  private void administer(
      Function<ApiEvent, APIGatewayProxyResponseEvent> function,
      String method,
      String path,
      Map<String, String> query,
      String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    require(door.call(function, method, path, Map.of(), query, ADMINISTRATOR, body));
  }

  /** What was used since the hub was made. */
  public Bill bill() {
    return meter.bill();
  }

  private static void require(Door.Answer answer) {
    if (answer.status() >= 300) {
      throw new IllegalStateException(answer.status() + " " + answer.body().text());
    }
  }
}
