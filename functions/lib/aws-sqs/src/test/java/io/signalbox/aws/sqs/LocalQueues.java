package io.signalbox.aws.sqs;

import java.net.URI;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/** ElasticMQ in this process, in memory. */
public final class LocalQueues implements AutoCloseable {
  private final SQSRestServer server;

  private LocalQueues(SQSRestServer server) {
    this.server = server;
  }

  public static LocalQueues start() {
    return new LocalQueues(
        SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start());
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort());
  }

  @Override
  public void close() {
    server.stopAndWait();
  }
}
