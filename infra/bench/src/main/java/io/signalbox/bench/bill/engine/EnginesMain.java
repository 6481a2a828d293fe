package io.signalbox.bench.bill.engine;

import io.signalbox.aws.LocalDynamo;
import io.signalbox.aws.sqs.LocalQueues;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The engines' process: prints the addresses of DynamoDB Local, ElasticMQ and the receiver of
 * pushes, and ends with its standard input.
 */
public final class EnginesMain {
  private EnginesMain() {}

  public static void main(String[] args) throws IOException {
    Logger.getLogger("").setLevel(Level.WARNING);
    LocalQueues queues = LocalQueues.start();
    Receiver receiver = new Receiver();
    System.out.println(
        Engines.ANNOUNCEMENT
            + String.join(
                " ",
                LocalDynamo.endpoint().toString(),
                queues.endpoint().toString(),
                receiver.uri().toString()));
    while (System.in.read() >= 0) {
      // Nothing is said to it but the end.
    }
    System.exit(0);
  }
}
