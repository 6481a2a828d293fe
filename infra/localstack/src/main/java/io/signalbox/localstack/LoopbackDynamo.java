package io.signalbox.localstack;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/**
 * DynamoDB Local as LocalStack starts it, but on the loopback interface alone and without
 * telemetry. It has no option for the first.
 */
public final class LoopbackDynamo {
  private static final String NO_TELEMETRY = "-disableTelemetry";

  private LoopbackDynamo() {}

  /** Takes the arguments of DynamoDB Local. */
  public static void main(String[] arguments) throws Exception {
    List<String> words = new ArrayList<>(List.of(arguments));
    if (!words.contains(NO_TELEMETRY)) {
      words.add(NO_TELEMETRY);
    }
    DynamoDBProxyServer dynamo =
        ServerRunner.createServerFromCommandLineArgs(words.toArray(String[]::new));
    Field field = DynamoDBProxyServer.class.getDeclaredField("server");
    field.setAccessible(true);
    for (Connector connector : ((Server) field.get(dynamo)).getConnectors()) {
      ((ServerConnector) connector).setHost("127.0.0.1");
    }
    dynamo.safeStart();
  }
}
