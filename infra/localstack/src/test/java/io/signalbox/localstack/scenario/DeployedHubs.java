package io.signalbox.localstack.scenario;

import io.signalbox.localstack.LocalStack;
import io.signalbox.localstack.LocalStacks;
import io.signalbox.localstack.Operator;
import io.signalbox.localstack.Stack;
import io.signalbox.scenarios.Hub;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hubs for the scenarios, each a stack, on one LocalStack that is started for the first and ends
 * with this JVM. A stack that a scenario is done with is renewed for the next that wants its hub.
 */
final class DeployedHubs {
  /** Processes that start, sources that are polled, and a schedule of once a minute. */
  static final Duration PATIENCE = Duration.ofMinutes(4);

  static final Duration SETTINGS_AGE = Duration.ofSeconds(5);

  /** The name of the hub whose settings hold at once. */
  private static final String PROMPT = "cert-other";

  /** The lock of the tests that use the {@link #emptied} stack. */
  static final String SHARED = "shared stack";

  private static final AtomicInteger STARTED = new AtomicInteger();

  private static final Object DEPLOYING = new Object();

  /** By hub name, the stacks that no scenario uses. */
  private static final Map<String, Deque<Deployed>> FREE = new ConcurrentHashMap<>();

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

  /** A stack for this scenario alone, which keeps nothing of those before it. */
  static Deployed start(String hubName) {
    Deployed hub = free(hubName);
    hub.begin();
    return hub;
  }

  /**
   * A stack for tests that deliver nothing: its tables are emptied each time, and its settings hold
   * at once. One at a time may use it.
   */
  static Hub emptied() {
    Deployed hub = free(PROMPT);
    hub.beginWithoutDeliveries();
    return hub;
  }

  private static Deployed free(String hubName) {
    Deployed free = used(hubName).pollLast();
    return free == null ? deploy(hubName) : free;
  }

  private static Deque<Deployed> used(String hubName) {
    return FREE.computeIfAbsent(hubName, _ -> new ConcurrentLinkedDeque<>());
  }

  private static Deployed deploy(String hubName) {
    int number = STARTED.incrementAndGet();
    String stackName = "hub-" + number;
    String sender = "hub-" + number + "@localhost";
    String token = UUID.randomUUID().toString();
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("HubName", hubName);
    parameters.put("MailSender", sender);
    parameters.put("AllowLoopback", "true");
    parameters.put(
        "SettingsAge", (hubName.equals(PROMPT) ? Duration.ZERO : SETTINGS_AGE).toString());
    Operator operator = Engine.OPERATOR;
    operator.verifySender(sender);
    operator.setAdministratorToken(stackName, token);
    Stack stack;
    // One after the other is as fast, and each is sooner there.
    synchronized (DEPLOYING) {
      stack = operator.deploy(Engine.TEMPLATE, stackName, parameters);
    }
    return new Deployed(operator, stack, sender, token, used(hubName)::addLast);
  }
}
