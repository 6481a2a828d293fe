package io.signalbox.aws;

import io.signalbox.store.Environment;
import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The clients of the services, each made when it is first wanted: a function pays at its start for
 * those alone that it uses.
 *
 * <p>Connecting takes 2 s at the most. An answer is waited for 5 s between two bytes of it, a
 * function's 29 s. No client repeats a request: {@link Attempts} does.
 */
final class Clients implements ClientFactory {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(5);

  /** The JDK would keep 5, and have the others of a function's concurrent requests shake hands. */
  private static final String IDLE_CONNECTIONS = "64";

  static {
    if (System.getProperty("http.maxConnections") == null) {
      System.setProperty("http.maxConnections", IDLE_CONNECTIONS);
    }
  }

  private static final Duration FUNCTION_ANSWER = Duration.ofSeconds(29);

  private static final ServiceMetadata SSM = ServiceMetadata.of("ssm");
  private static final ServiceMetadata LAMBDA = ServiceMetadata.of("lambda");
  private static final ClientOverrideConfiguration ONCE =
      ClientOverrideConfiguration.builder().retryStrategy(AwsRetryStrategy.doNotRetry()).build();

  private final Supplier<AwsCredentialsProvider> credentials;
  private final Supplier<Region> region;

  private final Supplier<DynamoDbClient> dynamo =
      Lazy.of(() -> client(DynamoDbClient.builder(), ANSWER));
  private final Supplier<LambdaRequests> lambda = Lazy.of(this::lambdaRequests);

  private final Environment environment;
  private final Function<Duration, SdkHttpClient> connector;

  /**
   * @param connector makes what carries requests, by the time for which an answer is waited for
   */
  private Clients(
      Environment environment,
      Supplier<AwsCredentialsProvider> credentials,
      Supplier<Region> region,
      Function<Duration, SdkHttpClient> connector) {
    this.environment = environment;
    this.credentials = Lazy.of(credentials);
    this.region = Lazy.of(region);
    this.connector = connector;
  }

  /** The services of AWS, or what the variables name instead. */
  static Clients of(Environment environment) {
    return new Clients(
        environment,
        () -> DefaultCredentialsProvider.builder().build(),
        () -> new DefaultAwsRegionProviderChain().getRegion(),
        Clients::overNetwork);
  }

  /** Those of a stage. */
  static Clients onStage(Environment environment, FakeAws stage) {
    return new Clients(
        environment,
        () -> StaticCredentialsProvider.create(AwsBasicCredentials.create("nobody", "nothing")),
        () -> Region.US_EAST_1,
        time -> new FakeAwsClient(stage));
  }

  DynamoDbClient dynamo() {
    return dynamo.get();
  }

  SsmRequests ssm() {
    return new SsmRequests(
        endpoint("AWS_ENDPOINT_URL_SSM", SSM),
        region.get().id(),
        credentials.get(),
        connector.apply(ANSWER));
  }

  LambdaRequests lambda() {
    return lambda.get();
  }

  private LambdaRequests lambdaRequests() {
    return new LambdaRequests(
        endpoint("AWS_ENDPOINT_URL_LAMBDA", LAMBDA),
        region.get().id(),
        credentials.get(),
        connector.apply(FUNCTION_ANSWER));
  }

  private URI endpoint(String variable, ServiceMetadata service) {
    return environment
        .optional(variable)
        .or(() -> environment.optional("AWS_ENDPOINT_URL"))
        .map(URI::create)
        .orElseGet(() -> URI.create("https://" + service.endpointFor(region.get())));
  }

  @Override
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, Duration answer) {
    return builder
        .credentialsProvider(credentials.get())
        .region(region.get())
        .httpClient(connector.apply(answer))
        .overrideConfiguration(ONCE)
        .build();
  }

  private static SdkHttpClient overNetwork(Duration answer) {
    return UrlConnectionHttpClient.builder()
        .connectionTimeout(CONNECT)
        .socketTimeout(answer)
        .build();
  }
}
