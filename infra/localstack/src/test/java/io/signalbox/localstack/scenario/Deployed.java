package io.signalbox.localstack.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.localstack.EngineException;
import io.signalbox.localstack.Operator;
import io.signalbox.localstack.Stack;
import io.signalbox.scenarios.Hub;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A hub on its stack, which one scenario after the other uses. */
final class Deployed implements Hub {
  /** How often wake is called beside its schedule: what waits for it need not wait long. */
  private static final Duration MINUTE = Duration.ofSeconds(10);

  private final Operator operator;
  private final Stack stack;
  private final String sender;
  private final String administratorToken;
  private final URI baseUrl;
  private final Consumer<Deployed> whenClosed;

  private boolean isNew = true;

  /** Whether a scenario has delivered since the functions' processes ended. */
  private boolean hasDelivered;

  /** How many mails earlier scenarios sent. */
  private int earlierMails;

  private Thread minutes = new Thread();

  /**
   * A hub that is new.
   *
   * @param sender whom its mails come from, and no other hub's
   * @param whenClosed called when a scenario is done with it
   */
  Deployed(
      Operator operator,
      Stack stack,
      String sender,
      String administratorToken,
      Consumer<Deployed> whenClosed) {
    this.operator = operator;
    this.stack = stack;
    this.sender = sender;
    this.administratorToken = administratorToken;
    this.baseUrl = stack.baseUrl();
    this.whenClosed = whenClosed;
  }

  Console console() {
    return new Console(operator.calls(), stack);
  }

  /** Forgets what earlier scenarios did. */
  void begin() {
    if (!isNew) {
      renew();
    }
    isNew = false;
    hasDelivered = true;
    minutes = Thread.ofVirtual().start(this::wakeEachMinute);
  }

  /** The same for a test that delivers nothing: the functions go on after others of its kind. */
  void beginWithoutDeliveries() {
    if (hasDelivered) {
      renew();
    } else if (!isNew) {
      new Renewal(operator.calls(), stack).emptyTables();
    }
    isNew = false;
    hasDelivered = false;
  }

  private void renew() {
    new Renewal(operator.calls(), stack).renew();
    earlierMails += mails().size();
  }

  private void wakeEachMinute() {
    Console console = console();
    while (!Thread.currentThread().isInterrupted()) {
      try {
        Thread.sleep(MINUTE);
        console.invoke("WakeFunction", "{}");
      } catch (EngineException failed) {
        // The schedule calls it all the same, and what it fails on the scenario notices.
      } catch (InterruptedException closed) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void endMinutes() {
    minutes.interrupt();
    try {
      minutes.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public URI baseUrl() {
    return baseUrl;
  }

  @Override
  public String administratorToken() {
    return administratorToken;
  }

  @Override
  public List<String> mails() {
    List<String> mails = new ArrayList<>();
    for (JsonNode mail : operator.calls().get("ses", "/_aws/ses").get("messages")) {
      if (mail.path("Source").asText().equals(sender)) {
        mails.add(mail.path("RawData").asText());
      }
    }
    return mails.subList(earlierMails, mails.size());
  }

  @Override
  public void close() {
    endMinutes();
    whenClosed.accept(this);
  }
}
