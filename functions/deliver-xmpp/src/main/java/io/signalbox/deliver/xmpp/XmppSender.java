package io.signalbox.deliver.xmpp;

import io.signalbox.delivery.Capacity;
import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.Sender;
import io.signalbox.delivery.peer.CachedSecrets;
import io.signalbox.delivery.peer.KeptConnections;
import io.signalbox.delivery.peer.PeerSecrets;
import io.signalbox.delivery.peer.PeerText;
import io.signalbox.delivery.peer.TimeLimit;
import io.signalbox.delivery.peer.UnusableCredential;
import io.signalbox.envelope.EnvelopeWriter;
import io.signalbox.envelope.Json;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import io.signalbox.settings.XmppAddress;
import io.signalbox.settings.XmppOptions;
import io.signalbox.store.Secrets;
import io.signalbox.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jivesoftware.smack.sasl.SASLErrorException;

/** Delivers as messages, one an envelope, with the delivery's id as the stanza's. */
final class XmppSender implements Sender {
  private static final int ENTRIES = 500;
  private static final long LOADED_BYTES = 32L * 1024 * 1024;
  private static final Duration CONNECTING = Duration.ofSeconds(10);

  private final XmppServer server;
  private final CachedSecrets secrets;
  private final KeptConnections<XmppConnection> connections;
  private final Clock clock;

  XmppSender(XmppServer server, Secrets secrets, Clock clock) {
    this.server = server;
    this.secrets = new CachedSecrets(secrets, clock);
    this.connections = new KeptConnections<>(clock);
    this.clock = clock;
  }

  @Override
  public Capacity capacity(Destination destination) {
    return new Capacity(
        ENTRIES,
        LOADED_BYTES,
        destination.parallel(),
        destination.options(XmppOptions.class).timeout().plus(CONNECTING),
        false);
  }

  @Override
  public List<Integer> cut(Destination destination, Group group, List<StoredEnvelope> waiting) {
    return Collections.nCopies(waiting.size(), 1);
  }

  @Override
  public Outcome send(Delivery delivery) {
    Destination destination = delivery.destination();
    XmppOptions options = destination.options(XmppOptions.class);
    PeerSecrets credentials = new PeerSecrets(secrets);
    XmppAddress peer;
    try {
      peer = XmppAddress.of(destination.uri().orElseThrow());
    } catch (IllegalArgumentException unfit) {
      return new Outcome.Failed("Not sent: the URI " + unfit.getMessage());
    }
    String body =
        Json.text(
            new EnvelopeWriter()
                .write(
                    delivery.envelopes().getFirst().envelope(),
                    destination.form(),
                    destination.intelmq(),
                    destination.hierarchical()));
    // Another peer, or other options, is another connection.
    Object key = List.of(destination.name(), peer, options);
    try (var use = connections.use(key, () -> open(peer, options, credentials))) {
      return clean(
          use.connection().send(delivery.id().toString(), body, options.timeout()), credentials);
    } catch (NotConnected failure) {
      return new Outcome.Failed(
          "Not sent: " + PeerText.of(String.valueOf(failure.getMessage()), credentials.texts()));
    }
  }

  /** Why there is no connection, for people. */
  private static final class NotConnected extends Exception {
    NotConnected(String reason) {
      super(reason);
    }
  }

  private XmppConnection open(XmppAddress peer, XmppOptions options, PeerSecrets credentials)
      throws NotConnected {
    try {
      return TimeLimit.run(
          CONNECTING, () -> server.open(peer, options, credentials, clock.instant()));
    } catch (TimeoutException late) {
      throw new NotConnected("no connection within " + CONNECTING.toSeconds() + " s");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new NotConnected("this function's time ran out");
    } catch (ExecutionException failed) {
      throw new NotConnected(reason(Optional.ofNullable(failed.getCause()).orElse(failed)));
    }
  }

  private static String reason(Throwable failure) {
    return switch (failure) {
      case StoreException away -> "the secret store did not answer";
      case UnusableCredential credential -> String.valueOf(credential.getMessage());
      case SASLErrorException refused ->
          "the login was refused: " + refused.getSASLFailure().getSASLErrorString();
      default ->
          Optional.ofNullable(failure.getMessage()).orElse(failure.getClass().getSimpleName());
    };
  }

  private static Outcome clean(Outcome outcome, PeerSecrets credentials) {
    String text = PeerText.of(outcome.answer(), credentials.texts());
    return switch (outcome) {
      case Outcome.Delivered delivered -> new Outcome.Delivered(text);
      case Outcome.Failed failed -> new Outcome.Failed(text);
      case Outcome.Refused refused -> new Outcome.Refused(text);
      case Outcome.Gone gone -> new Outcome.Gone(text);
      case Outcome.Unknown unknown -> new Outcome.Unknown(text);
    };
  }
}
