package io.signalbox.delivery.peer;

import io.signalbox.delivery.Capacity;
import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.sample.Steps;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.settings.Destination;
import io.signalbox.store.Secrets;
import io.signalbox.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * What methods have in common that send each envelope as a message over a connection which is kept:
 * how much is loaded, how a connection is opened within a time, and what it means that there is
 * none.
 *
 * @param <C> the connection
 */
public final class MessageSession<C extends KeptConnections.Connection> {
  private static final int ENTRIES = 500;
  private static final long LOADED_BYTES = 32L * 1024 * 1024;
  private static final Duration CONNECTING = Duration.ofSeconds(9);

  /** A method's own time-out says more. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  /** Opens a connection; throws whatever the peer's library throws. */
  @FunctionalInterface
  public interface Opener<C> {
    C open(PeerSecrets credentials) throws Exception;
  }

  private final CachedSecrets secrets;
  private final KeptConnections<C> connections;
  private final Function<Throwable, Outcome> failures;

  /**
   * @param failures the method's table: what it means that no connection could be opened
   */
  public MessageSession(Secrets secrets, Clock clock, Function<Throwable, Outcome> failures) {
    this.secrets = new CachedSecrets(secrets, clock);
    this.connections = new KeptConnections<>(clock);
    this.failures = failures;
  }

  /** How much is loaded for a destination whose peer has {@code timeout} to answer. */
  public static Capacity capacity(Destination destination, Duration timeout) {
    return new Capacity(
        ENTRIES, LOADED_BYTES, destination.parallel(), CONNECTING.plus(timeout).plus(GRACE), false);
  }

  /** One delivery for each envelope. */
  public static List<Integer> oneEach(List<StoredEnvelope> waiting) {
    return Collections.nCopies(waiting.size(), 1);
  }

  /** What an exception of a library says, for a failure that the method's table does not know. */
  public static Outcome failed(Throwable failure) {
    return new Outcome.Failed(
        Optional.ofNullable(failure.getMessage()).orElse(failure.getClass().getSimpleName()));
  }

  /**
   * Sends over the connection of that key, which is opened if there is none; a sample has one of
   * its own. No credential stands in the answer.
   *
   * @param key all that makes a connection another one
   * @param timeout what the peer has to take the message and to answer
   */
  public Outcome send(
      Object key, Duration timeout, Steps steps, Opener<C> opener, Function<C, Outcome> send) {
    Function<C, Outcome> bounded = connection -> within(timeout.plus(GRACE), connection, send);
    PeerSecrets credentials = new PeerSecrets(secrets);
    Outcome outcome;
    try {
      outcome =
          steps.isSample()
              ? sendAlone(opener, credentials, bounded)
              : sendKept(key, opener, credentials, bounded);
    } catch (NotConnected failure) {
      outcome = failure.outcome.withAnswer("Not sent: " + failure.outcome.answer());
    }
    return outcome.withAnswer(PeerText.of(outcome.answer(), credentials.texts()));
  }

  private Outcome sendKept(
      Object key, Opener<C> opener, PeerSecrets credentials, Function<C, Outcome> send)
      throws NotConnected {
    try (var use = connections.use(key, () -> open(opener, credentials))) {
      return send.apply(use.connection());
    }
  }

  private Outcome sendAlone(Opener<C> opener, PeerSecrets credentials, Function<C, Outcome> send)
      throws NotConnected {
    C connection = open(opener, credentials);
    try {
      return send.apply(connection);
    } finally {
      connection.close();
    }
  }

  /** A peer that reads nothing more would hold up who writes to it for ever. */
  private Outcome within(Duration limit, C connection, Function<C, Outcome> send) {
    try {
      return TimeLimit.run(limit, () -> send.apply(connection));
    } catch (TimeoutException late) {
      connection.close();
      return new Outcome.Unknown("Sent in part: the peer takes nothing more");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new Outcome.Unknown("Sent in part: this function's time ran out");
    } catch (ExecutionException defect) {
      throw new IllegalStateException("A message could not be sent", defect.getCause());
    }
  }

  private static final class NotConnected extends Exception {
    private final transient Outcome outcome;

    NotConnected(Outcome outcome) {
      super(outcome.answer());
      this.outcome = outcome;
    }
  }

  private C open(Opener<C> opener, PeerSecrets credentials) throws NotConnected {
    try {
      return TimeLimit.run(CONNECTING, () -> opener.open(credentials));
    } catch (TimeoutException late) {
      throw new NotConnected(
          new Outcome.Failed("no connection within " + CONNECTING.toSeconds() + " s"));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new NotConnected(new Outcome.Failed("this function's time ran out"));
    } catch (ExecutionException failed) {
      throw new NotConnected(outcome(Optional.ofNullable(failed.getCause()).orElse(failed)));
    }
  }

  private Outcome outcome(Throwable failure) {
    return switch (failure) {
      case StoreException.Denied _ ->
          new Outcome.HubRefused("the hub may not read its secret store");
      case StoreException _ -> new Outcome.Failed("the secret store did not answer");
      case UnusableCredential unusable -> failed(unusable);
      default -> failures.apply(failure);
    };
  }
}
