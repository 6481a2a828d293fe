package io.signalbox.cli.hub;

import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.Surroundings.Sleep;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Asks a hub. Where it says to come again (429, 503 with {@code Retry-After}), a request that may
 * be repeated is, as long as the waits together stay within the patience.
 */
public final class Hub {
  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);

  private final Transport transport;
  private final Sleep sleep;
  private final Consumer<String> notes;
  private Duration patience;

  /**
   * Makes it.
   *
   * @param notes is told what is waited for
   */
  public Hub(Transport transport, Sleep sleep, Duration patience, Consumer<String> notes) {
    this.transport = transport;
    this.sleep = sleep;
    this.patience = patience;
    this.notes = notes;
  }

  /**
   * The hub's answer, which is a success.
   *
   * @throws HubRefusal if it is none
   */
  public HubAnswer ask(HubRequest request) throws CommandFailure, InterruptedException {
    HubAnswer answer = attempt(request);
    if (!answer.isSuccess()) {
      throw new HubRefusal(answer);
    }
    return answer;
  }

  /** The hub's answer, whatever it is, after the waits that it asked for. */
  public HubAnswer attempt(HubRequest request) throws CommandFailure, InterruptedException {
    while (true) {
      HubAnswer answer = transport.send(request);
      boolean later = answer.status() == 429 || answer.status() == 503;
      if (!later || !request.repeatable() || !waited(answer)) {
        return answer;
      }
    }
  }

  /**
   * Waits as the answer asks to.
   *
   * @return false where it does not ask, or for longer than the patience that is left
   */
  public boolean waited(HubAnswer answer) throws InterruptedException {
    Duration wanted = retryAfter(answer);
    if (wanted.isZero() || wanted.compareTo(patience) > 0) {
      return false;
    }
    patience = patience.minus(wanted);
    notes.accept("The hub asks to come again in %d s.".formatted(wanted.toSeconds()));
    sleep.sleep(wanted);
    return true;
  }

  private static Duration retryAfter(HubAnswer answer) {
    String text = answer.header("Retry-After").orElse("");
    if (!text.matches("\\d{1,6}")) {
      return Duration.ZERO;
    }
    Duration wanted = Duration.ofSeconds(Long.parseLong(text));
    return wanted.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wanted;
  }
}
