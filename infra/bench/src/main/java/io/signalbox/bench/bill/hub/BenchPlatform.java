package io.signalbox.bench.bill.hub;

import io.signalbox.aws.AwsPlatforms;
import io.signalbox.bench.StandingClock;
import io.signalbox.store.DueTable;
import io.signalbox.store.Environment;
import io.signalbox.store.Mailer;
import io.signalbox.store.MessageQueue;
import io.signalbox.store.Platform;
import io.signalbox.store.Secrets;
import io.signalbox.store.Table;
import io.signalbox.store.embedded.MemorySecrets;
import io.signalbox.store.telemetry.Metrics;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * The platform on AWS, but for what the bill leaves out or must have in hand: mails are taken and
 * not sent, secrets are in memory (standard parameters cost nothing), the clock stands, and each
 * run has the same random numbers: they decide to which log an outcome is written, and what
 * sketches of hosts take.
 */
final class BenchPlatform implements Platform {
  private static final long SEED = 1;

  private final Platform aws;
  private final StandingClock clock;
  private final Secrets secrets;
  private final UnaryOperator<Table> feeds;
  private final RandomGenerator random;

  BenchPlatform(Map<String, String> variables) {
    this(
        AwsPlatforms.of(variables),
        new StandingClock(),
        new MemorySecrets(),
        UnaryOperator.identity(),
        new Random(SEED));
  }

  private BenchPlatform(
      Platform aws,
      StandingClock clock,
      Secrets secrets,
      UnaryOperator<Table> feeds,
      RandomGenerator random) {
    this.aws = aws;
    this.clock = clock;
    this.secrets = secrets;
    this.feeds = feeds;
    this.random = random;
  }

  /** The same for a function that appends to many feeds at once: it appends to one at a time. */
  Platform appendingInTurn() {
    return new BenchPlatform(aws, clock, secrets, InTurn::new, random);
  }

  void advance(Duration time) {
    clock.advance(time);
  }

  @Override
  public Environment environment() {
    return aws.environment();
  }

  @Override
  public Table table(String variable) {
    Table table = aws.table(variable);
    return variable.equals("FEEDS_TABLE") ? feeds.apply(table) : table;
  }

  @Override
  public DueTable dueTable(String variable) {
    return aws.dueTable(variable);
  }

  @Override
  public MessageQueue queue(String variable) {
    return aws.queue(variable);
  }

  @Override
  public Mailer mailer() {
    return mail -> new Mailer.Result.Accepted("taken");
  }

  @Override
  public Secrets secrets() {
    return secrets;
  }

  @Override
  public Clock clock() {
    return clock;
  }

  /** Time passes, and nobody waits. */
  @Override
  public void sleep(Duration time) {
    clock.advance(time);
  }

  @Override
  public Metrics metrics() {
    return aws.metrics();
  }

  @Override
  public RandomGenerator random() {
    return random;
  }
}
