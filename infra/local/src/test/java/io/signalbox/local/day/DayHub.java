package io.signalbox.local.day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.local.LocalHub;
import io.signalbox.local.Options;
import io.signalbox.local.TestHub;
import io.signalbox.local.scenario.ClockAhead;
import io.signalbox.runtime.lambda.FunctionFailure;
import io.signalbox.scenarios.HubClient;
import io.signalbox.scenarios.PushReceiver;
import io.signalbox.store.MessageQueue.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/**
 * A hub in memory with a month's events, a country's register and a day's trouble. Half of the
 * events came last month.
 */
final class DayHub implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int DAYS = 16;
  private static final Duration MINUTE = Duration.ofSeconds(1);

  private final Size size;
  private final ClockAhead clock = new ClockAhead();
  private final Map<String, PushReceiver> socs =
      Map.of("browser", new PushReceiver(), "shell", new PushReceiver());
  private final AtomicBoolean isClosed = new AtomicBoolean();
  private final LocalHub hub;
  private final HubClient administrator;
  private final HubClient sensor;
  private Thread minutes = Thread.currentThread();

  private DayHub(Size size, UnaryOperator<Options> change) {
    this.size = size;
    try {
      hub =
          LocalHub.start(
              change.apply(
                  Options.inMemory(TestHub.root().resolve("template.yaml"))
                      .withLoopbackAllowed()
                      .withClock(clock)
                      .withParameter("HubName", "cert-hub")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    administrator = new HubClient(hub.baseUrl(), hub.administratorToken());
    sensor = new HubClient(hub.baseUrl(), "sensor-token");
  }

  /** A hub without anything. */
  static DayHub empty() {
    DayHub day = new DayHub(Size.EMPTY, UnaryOperator.identity());
    day.wake();
    return day;
  }

  static DayHub full(Size size) {
    return full(size, UnaryOperator.identity());
  }

  /** The same with other options. */
  static DayHub full(Size size, UnaryOperator<Options> change) {
    DayHub day = new DayHub(size, change);
    Instant now = day.clock.instant();
    Duration ago = Duration.between(lastMonth(now), now);
    day.clock.advance(ago.negated());
    day.administrator.settings(DaySettings.json(size, 0, day.socs));
    Register.send(day.administrator, size.organisations());
    day.post(0, size.events() / 2);
    day.clock.advance(ago);
    day.postDays(size.events() / 2, size.events());
    CountedDays.count(day.clock, () -> day.run("SheetFunction"));
    day.wake();
    new Trouble(day).make();
    return day;
  }

  /** The twentieth of the month before. */
  private static Instant lastMonth(Instant now) {
    return now.atOffset(ZoneOffset.UTC).minusMonths(1).withDayOfMonth(20).toInstant();
  }

  URI url() {
    return hub.baseUrl();
  }

  String administratorToken() {
    return hub.administratorToken();
  }

  HubClient administrator() {
    return administrator;
  }

  HubClient sensor() {
    return sensor;
  }

  /** The target of soc-browser or soc-shell. */
  PushReceiver soc(String way) {
    return Objects.requireNonNull(socs.get(way));
  }

  Instant now() {
    return clock.instant();
  }

  Clock clock() {
    return clock;
  }

  /** How many pushes soc-browser or soc-shell has had taken, with those of tests. */
  long taken(String way) {
    return soc(way).taken().size();
  }

  List<String> mailsTo(String address) {
    return hub.mails().stream()
        .map(mail -> new String(mail.content().bytes(), StandardCharsets.UTF_8))
        .filter(mail -> mail.contains("To: " + address))
        .toList();
  }

  /** The ticket of the only notice that the abuse contact of the organisation {@code isp} got. */
  String ticket() {
    return found("/v1/notices?address=abuse@isp.example", "/notices/0/ticket");
  }

  /** Has all settings be as at first, with that many approvals from now on. */
  void settings(int approvals) {
    administrator.settings(DaySettings.json(size, approvals, socs), "*");
  }

  /** What a request of the administrator shows at a pointer. */
  String found(String path, String pointer) {
    return administrator.get(path).json().at(pointer).asText();
  }

  /** Has the mail system return the only mail to an address. */
  void bounce(String address) {
    String mail =
        hub.mails().stream()
            .filter(
                one ->
                    new String(one.content().bytes(), StandardCharsets.UTF_8)
                        .contains("To: " + address))
            .findFirst()
            .orElseThrow()
            .id();
    Path notices = TestHub.root().resolve("functions/bounces/src/test/resources/ses");
    try {
      String sample = Files.readString(notices.resolve("bounce.json"));
      String notice =
          sample.replace("0102017f-ses", mail).replaceAll("(?i)abuse@isp\\.example", address);
      hub.queue("BouncesQueue").send(List.of(Message.now(notice)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Has a scheduled function run now. */
  void run(String function) {
    try {
      hub.callScheduled(function);
    } catch (FunctionFailure e) {
      throw new IllegalStateException(e);
    }
  }

  void eventually(Runnable assertion) {
    await().atMost(PATIENCE).untilAsserted(assertion::run);
  }

  private void post(int from, int to) {
    DayEvents.bodies(from, to, size)
        .parallel()
        .forEach(
            body -> {
              HubClient.Answer answer = sensor.post("/v1/envelopes", "application/x-ndjson", body);
              assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            });
    eventually(() -> assertThat(counted()).isGreaterThanOrEqualTo(to));
  }

  /** Posts them as the days before today, and some today: on workdays more than on Sundays. */
  private void postDays(int from, int to) {
    int each = (to - from) / (2 * DAYS);
    int next = from;
    clock.advance(Duration.ofDays(-DAYS));
    for (int day = 0; day < DAYS; day++) {
      int count = day % 7 == 6 ? each / 4 : each + day * each / DAYS;
      post(next, next + count);
      next += count;
      clock.advance(Duration.ofDays(1));
    }
    post(next, to);
  }

  /** How many events were routed, as statistics count them. */
  private long counted() {
    JsonNode rows =
        administrator.get("/v1/statistics?step=month&where=sender:sensor").json().path("rows");
    return rows.valueStream().mapToLong(row -> row.path("events").asLong()).sum();
  }

  private void wake() {
    minutes =
        Thread.ofVirtual()
            .start(
                () -> {
                  while (!isClosed.get()) {
                    try {
                      Thread.sleep(MINUTE);
                      hub.callScheduled("WakeFunction");
                    } catch (InterruptedException | FunctionFailure ended) {
                      Thread.currentThread().interrupt();
                      return;
                    }
                  }
                });
  }

  @Override
  public void close() {
    isClosed.set(true);
    minutes.interrupt();
    administrator.close();
    sensor.close();
    hub.close();
    socs.values().forEach(PushReceiver::close);
  }
}
