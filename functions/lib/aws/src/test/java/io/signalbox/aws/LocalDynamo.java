package io.signalbox.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/**
 * DynamoDB Local in this process, in memory, one for all tests. Tables are shaped as the
 * template's.
 */
public final class LocalDynamo {
  public static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

  /** Started when it is first asked for. */
  private static final class Server {
    private static final URI ENDPOINT = start();
  }

  private LocalDynamo() {}

  public static URI endpoint() {
    return Server.ENDPOINT;
  }

  static DynamoDbClient client() {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint())
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(CREDENTIALS)
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  static DynamoDbStreamsClient streams() {
    return DynamoDbStreamsClient.builder()
        .endpointOverride(endpoint())
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(CREDENTIALS)
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  /** A new table with the due index and a stream, by its name. */
  static String newTable(DynamoDbClient client) {
    String name = "Things-" + UUID.randomUUID();
    create(client, name);
    return name;
  }

  /** The same for those who have no client. */
  public static void create(String name) {
    try (DynamoDbClient client = client()) {
      create(client, name);
    }
  }

  /** A new table with the items of another, as a restoration from a point in time makes one. */
  public static void restore(String source, String target) {
    try (DynamoDbClient client = client()) {
      create(client, target);
      client.scanPaginator(scan -> scan.tableName(source)).items().stream()
          .forEach(item -> client.putItem(put -> put.tableName(target).item(item)));
    }
  }

  /** A new table of that name, with the due index and a stream. */
  public static void create(DynamoDbClient client, String name) {
    create(
        client,
        withoutStream(name)
            .streamSpecification(
                stream -> stream.streamEnabled(true).streamViewType(StreamViewType.NEW_IMAGE)));
  }

  /** The same without a stream. */
  public static void createWithoutStream(DynamoDbClient client, String name) {
    create(client, withoutStream(name));
  }

  private static void create(DynamoDbClient client, CreateTableRequest.Builder request) {
    String name = client.createTable(request.build()).tableDescription().tableName();
    client.waiter().waitUntilTableExists(one -> one.tableName(name));
  }

  private static CreateTableRequest.Builder withoutStream(String name) {
    return CreateTableRequest.builder()
        .tableName(name)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .attributeDefinitions(
            attribute("p", ScalarAttributeType.S),
            attribute("s", ScalarAttributeType.S),
            attribute("q", ScalarAttributeType.S),
            attribute("d", ScalarAttributeType.N))
        .keySchema(key("p", KeyType.HASH), key("s", KeyType.RANGE))
        .globalSecondaryIndexes(
            GlobalSecondaryIndex.builder()
                .indexName("due")
                .keySchema(key("q", KeyType.HASH), key("d", KeyType.RANGE))
                .projection(one -> one.projectionType(ProjectionType.KEYS_ONLY))
                .build());
  }

  private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
    return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  private static URI start() {
    try {
      int port = freePort();
      DynamoDBProxyServer server =
          ServerRunner.createServerFromCommandLineArgs(
              new String[] {"-inMemory", "-disableTelemetry", "-port", Integer.toString(port)});
      server.start();
      return URI.create("http://127.0.0.1:" + port);
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local does not start", e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
