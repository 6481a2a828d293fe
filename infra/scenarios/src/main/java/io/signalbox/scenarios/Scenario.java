package io.signalbox.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/**
 * Something that the hub promises, told as a user would see it: by its public surface alone. An
 * engine runs it by extending it and starting hubs.
 */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
public abstract class Scenario {
  private record Caller(URI hub, String token) {}

  private final List<AutoCloseable> opened = Collections.synchronizedList(new ArrayList<>());
  private final Map<Caller, HubClient> clients = new ConcurrentHashMap<>();
  private Hub hub = new NoHub();

  /** Starts a hub of that name that keeps nothing of others, and is forgotten when it is closed. */
  protected abstract Hub start(String hubName);

  @BeforeEach
  void startHub() {
    hub = open(start("hub-under-test"));
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable one : opened.reversed()) {
      one.close();
    }
  }

  /** Closes it when the scenario ends. */
  protected final <T extends AutoCloseable> T open(T one) {
    opened.add(one);
    return one;
  }

  protected final Hub hub() {
    return hub;
  }

  protected final HubClient administrator() {
    return administratorOf(hub);
  }

  protected final HubClient administratorOf(Hub one) {
    return client(one, one.administratorToken());
  }

  /** Speaks as an instance that {@link Settings#instance} made. */
  protected final HubClient as(String instance) {
    return as(instance, hub);
  }

  /** The same at another hub. */
  protected final HubClient as(String instance, Hub at) {
    return client(at, instance + "-token");
  }

  /** Speaks with that token. */
  protected final HubClient client(Hub at, String token) {
    return clients.computeIfAbsent(
        new Caller(at.baseUrl(), token), caller -> open(new HubClient(caller.hub, caller.token)));
  }

  /** The answer is a problem document (RFC 9457) of that kind. */
  protected static void assertProblem(HubClient.Answer answer, String kind) {
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().path("type").asText()).endsWith("/" + kind);
    assertThat(answer.json().path("detail").asText()).isNotBlank();
  }

  /** How long what must come to be may take; longer on a slow engine. */
  protected Duration patience() {
    return Duration.ofSeconds(60);
  }

  /** How long a change of settings may take until it is seen everywhere. */
  protected Duration settingsAge() {
    return Duration.ZERO;
  }

  /** Waits for what must come to be, with an engine's slowness in mind. */
  protected final ConditionFactory eventually() {
    return Awaitility.await().atMost(patience()).pollInterval(pause());
  }

  /** Between two looks, which keep a slow engine from its work. */
  protected final Duration pause() {
    return patience().dividedBy(600);
  }

  private static final class NoHub implements Hub {
    @Override
    public URI baseUrl() {
      throw new IllegalStateException("The hub is not started yet");
    }

    @Override
    public String administratorToken() {
      throw new IllegalStateException("The hub is not started yet");
    }

    @Override
    public List<String> mails() {
      throw new IllegalStateException("The hub is not started yet");
    }

    @Override
    public void close() {}
  }
}
