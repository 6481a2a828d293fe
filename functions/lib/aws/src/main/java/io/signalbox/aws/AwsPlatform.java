package io.signalbox.aws;

import io.signalbox.aws.telemetry.EmbeddedMetrics;
import io.signalbox.aws.telemetry.Output;
import io.signalbox.store.DueTable;
import io.signalbox.store.Environment;
import io.signalbox.store.Mailer;
import io.signalbox.store.MessageQueue;
import io.signalbox.store.Platform;
import io.signalbox.store.RemoteFunction;
import io.signalbox.store.SecretNames;
import io.signalbox.store.Secrets;
import io.signalbox.store.Table;
import io.signalbox.store.TableScan;
import io.signalbox.store.telemetry.Metrics;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * The platform of a function on AWS: tables on DynamoDB, queues on SQS, mails by SES, secrets in
 * SSM, other functions on Lambda. What the template's variables name is connected to when it is
 * first used. A function that uses queues or mails has {@code lib/aws-sqs} or {@code lib/aws-ses}
 * among its jars; their clients are large.
 *
 * <p>{@code AWS_ENDPOINT_URL} and its kin point all of it elsewhere, to LocalStack for instance.
 */
public final class AwsPlatform implements Platform {
  private final Environment environment;
  private final Clients clients;
  private final RandomGenerator random = new SecureRandom();
  private final Attempts attempts = new Attempts(random);

  private final Supplier<Function<String, MessageQueue>> queues;
  private final Supplier<Mailer> mailer;
  private final Supplier<Metrics> metrics;

  AwsPlatform(Environment environment) {
    this(
        environment,
        Clients.of(environment),
        () ->
            new EmbeddedMetrics(
                environment.required("STACK_NAME"), Clock.systemUTC(), Output::line));
  }

  AwsPlatform(Environment environment, Clients clients, Supplier<Metrics> metrics) {
    this.environment = environment;
    this.clients = clients;
    this.queues = Lazy.of(() -> carried(QueueProvider.class).queues(clients, attempts));
    this.mailer =
        Lazy.of(
            () ->
                carried(MailerProvider.class)
                    .mailer(clients, environment.optional("MAIL_CONFIGURATION_SET")));
    this.metrics = metrics;
  }

  /**
   * The platform that this process's variables describe. From now on what the process logs goes out
   * as JSON.
   */
  public static AwsPlatform fromEnvironment() {
    Output.takeLogs();
    return new AwsPlatform(variables());
  }

  /**
   * The platform of a program that works on a stack from outside, with the credentials and the
   * region that the process has: its tables and its secrets.
   *
   * @param tables the variables of the tables, each with its table's logical id
   * @throws IllegalArgumentException if there is no such stack
   */
  public static AwsPlatform ofStack(String stack, Map<String, String> tables) {
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.put("STACK_NAME", stack);
    variables.put("SECRETS_PREFIX", "/signalbox/" + stack + "/");
    Clients clients = Clients.of(new Environment(variables));
    variables.putAll(StackTables.names(clients.dynamo(), stack, tables));
    return new AwsPlatform(new Environment(variables), clients, () -> Metrics.NONE);
  }

  /** What this process's variables say. */
  static Environment variables() {
    return new Environment(System.getenv());
  }

  /** What a jar of this function provides. */
  private static <P> P carried(Class<P> provider) {
    return ServiceLoader.load(provider, AwsPlatform.class.getClassLoader())
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "No jar of this function has a " + provider.getSimpleName()));
  }

  @Override
  public Environment environment() {
    return environment;
  }

  @Override
  public Table table(String variable) {
    return dueTable(variable);
  }

  @Override
  public DueTable dueTable(String variable) {
    return new DynamoTable(environment.required(variable), clients.dynamo(), attempts);
  }

  @Override
  public TableScan scan(String variable) {
    return new DynamoScan(environment.required(variable), clients.dynamo(), attempts);
  }

  @Override
  public MessageQueue queue(String variable) {
    return queues.get().apply(environment.required(variable));
  }

  @Override
  public RemoteFunction function(String variable) {
    return new LambdaFunction(environment.required(variable), clients::lambda);
  }

  @Override
  public Mailer mailer() {
    return mailer.get();
  }

  @Override
  public Secrets secrets() {
    return new SsmSecrets(environment.required("SECRETS_PREFIX"), clients.ssm(), attempts);
  }

  /** The names under which {@link #secrets} has values. */
  public SecretNames secretNames() {
    return new SsmSecretNames(environment.required("SECRETS_PREFIX"), clients.ssm(), attempts);
  }

  @Override
  public Clock clock() {
    return Clock.systemUTC();
  }

  @Override
  public Metrics metrics() {
    return metrics.get();
  }

  @Override
  public RandomGenerator random() {
    return random;
  }
}
