package io.signalbox.localstack.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.localstack.LocalStack;
import io.signalbox.localstack.LocalStacks;
import io.signalbox.localstack.Operator;
import io.signalbox.localstack.Stack;
import io.signalbox.scenarios.Hub;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hubs for the scenarios: a stack each, on one LocalStack that is started for the first and ends
 * with this JVM.
 */
final class DeployedHubs {
  /** Processes that start, sources that are polled, and a schedule of once a minute. */
  static final Duration PATIENCE = Duration.ofMinutes(4);

  static final Duration SETTINGS_AGE = Duration.ofSeconds(5);

  /** The lock of the tests that use the {@link #emptied} stack. */
  static final String SHARED = "shared stack";

  private static final AtomicInteger STARTED = new AtomicInteger();

  private static final Object DEPLOYING = new Object();

  private DeployedHubs() {}

  /** Started when it is first wanted. */
  private static final class Engine {
    static final Path FOLDER = Path.of("target/tests").toAbsolutePath();
    static final LocalStack LOCAL_STACK = LocalStacks.start(FOLDER);
    static final Operator OPERATOR = new Operator(LOCAL_STACK, FOLDER.resolve("home"));
    static final Path TEMPLATE = OPERATOR.packaged(FOLDER.resolve("packaged.yaml"));

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(LOCAL_STACK::close));
    }

    private Engine() {}
  }

  private static final class Shared {
    static final Deployed HUB = deploy("hub-under-test", Map.of("SettingsAge", "PT0S"));

    private Shared() {}
  }

  /** A stack of its own. */
  static Deployed start(String hubName) {
    return deploy(hubName, Map.of("SettingsAge", SETTINGS_AGE.toString()));
  }

  /**
   * One stack for many tests, none of which delivers anything: its tables are emptied each time,
   * and its settings hold at once. One at a time may use it.
   */
  static Hub emptied() {
    Deployed shared = Shared.HUB;
    shared.console().empty("Settings", "Envelopes", "Feeds", "Readers", "Deliveries");
    return new Emptied(shared);
  }

  private static Deployed deploy(String hubName, Map<String, String> further) {
    int number = STARTED.incrementAndGet();
    String stackName = "hub-" + number;
    String sender = "hub-" + number + "@localhost";
    String token = UUID.randomUUID().toString();
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("HubName", hubName);
    parameters.put("MailSender", sender);
    parameters.put("AllowLoopback", "true");
    parameters.putAll(further);
    Operator operator = Engine.OPERATOR;
    operator.verifySender(sender);
    operator.setAdministratorToken(stackName, token);
    Stack stack;
    // One after the other is as fast, and each is sooner there.
    synchronized (DEPLOYING) {
      stack = operator.deploy(Engine.TEMPLATE, stackName, parameters);
    }
    return new Deployed(operator, stack, stack.baseUrl(), token, parameters);
  }

  /**
   * A hub on its stack.
   *
   * @param parameters that the stack was deployed with
   */
  record Deployed(
      Operator operator,
      Stack stack,
      URI baseUrl,
      String administratorToken,
      Map<String, String> parameters)
      implements Hub {

    Console console() {
      return new Console(operator.calls(), stack);
    }

    @Override
    public List<String> mails() {
      List<String> mails = new ArrayList<>();
      for (JsonNode mail : operator.calls().get("ses", "/_aws/ses").get("messages")) {
        if (mail.path("Source").asText().equals(parameters.get("MailSender"))) {
          mails.add(mail.path("RawData").asText());
        }
      }
      return mails;
    }

    @Override
    public void close() {
      stack.delete();
    }
  }

  /** Stays when it is closed, for the next test. */
  private record Emptied(Deployed hub) implements Hub {
    @Override
    public URI baseUrl() {
      return hub.baseUrl();
    }

    @Override
    public String administratorToken() {
      return hub.administratorToken();
    }

    @Override
    public List<String> mails() {
      return hub.mails();
    }

    @Override
    public void close() {}
  }
}
