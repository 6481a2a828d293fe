package io.signalbox.bench.bill.engine;

import io.signalbox.aws.LocalDynamo;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** DynamoDB Local, ElasticMQ and a receiver of pushes, as one process that this one has started. */
public final class Engines implements AutoCloseable {
  static final String ANNOUNCEMENT = "Engines are at ";
  private static final String SQLITE = "sqlite4java.library.path";

  private final Process process;
  private final OutputStream input;
  private final URI receiver;
  private final HttpClient http = HttpClient.newHttpClient();

  private Engines(Process process, List<URI> endpoints) {
    this.process = process;
    this.input = process.getOutputStream();
    this.receiver = endpoints.get(2);
    // Where the SDK looks for what variables say on Lambda.
    System.setProperty("aws.region", "us-east-1");
    open(LocalDynamo.CREDENTIALS.resolveCredentials().accessKeyId());
    System.setProperty(
        "aws.secretAccessKey", LocalDynamo.CREDENTIALS.resolveCredentials().secretAccessKey());
    System.setProperty("aws.endpointUrlDynamoDb", endpoints.get(0).toString());
    System.setProperty("aws.endpointUrlDynamoDbStreams", endpoints.get(0).toString());
    System.setProperty("aws.endpointUrlSqs", endpoints.get(1).toString());
  }

  /** Starts the process, on this one's class path. */
  public static Engines start() throws IOException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                // It answers some ten thousand requests: to compile them well takes longer.
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-D" + SQLITE + "=" + System.getProperty(SQLITE),
                "-cp",
                System.getProperty("java.class.path"),
                EnginesMain.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader output = process.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(ANNOUNCEMENT)) {
        String[] endpoints = line.substring(ANNOUNCEMENT.length()).split(" ", -1);
        Thread.ofVirtual().start(() -> output.lines().forEach(rest -> {}));
        return new Engines(process, List.of(endpoints).stream().map(URI::create).toList());
      }
    }
    throw new IOException("The engines do not start");
  }

  /**
   * Says for which account the requests are from now on. DynamoDB Local has a database for each,
   * and each request costs more the more records the streams of its database have.
   *
   * @param account letters and digits
   */
  public void open(String account) {
    System.setProperty("aws.accessKeyId", account);
  }

  /** Where pushes go. */
  public URI receiver() {
    return receiver.resolve("/in");
  }

  /** The bytes of all pushes until now. */
  public long receivedBytes() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(receiver.resolve("/bytes")).build();
    return Long.parseLong(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  public DynamoDbClient dynamo() {
    return DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
  }

  public DynamoDbStreamsClient streams() {
    return DynamoDbStreamsClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
  }

  public SqsClient sqs() {
    return SqsClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
  }

  @Override
  public void close() throws IOException {
    input.close();
    process.destroy();
  }
}
