package io.signalbox.deliver.xmpp;

import io.signalbox.delivery.Capacity;
import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.PlainSender;
import io.signalbox.delivery.peer.MessageSession;
import io.signalbox.delivery.sample.Steps;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.EnvelopeWriter;
import io.signalbox.envelope.Marking;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import io.signalbox.settings.XmppAddress;
import io.signalbox.settings.XmppOptions;
import io.signalbox.store.Secrets;
import java.time.Clock;
import java.util.List;

/** Delivers as messages, one an envelope, with the delivery's id as the stanza's. */
final class XmppSender implements PlainSender {
  private final XmppServer server;
  private final MessageSession<XmppConnection> session;
  private final Clock clock;

  XmppSender(XmppServer server, Secrets secrets, Clock clock) {
    this.server = server;
    this.session = new MessageSession<>(secrets, clock, StanzaErrors::notConnected);
    this.clock = clock;
  }

  @Override
  public Capacity capacity(Destination destination) {
    return MessageSession.capacity(destination, destination.options(XmppOptions.class).timeout());
  }

  @Override
  public List<Integer> cut(Destination destination, Group group, List<StoredEnvelope> waiting) {
    return MessageSession.oneEach(waiting);
  }

  @Override
  public Outcome send(Delivery delivery, Steps steps) {
    Destination destination = delivery.destination();
    XmppOptions options = destination.options(XmppOptions.class);
    XmppAddress peer;
    try {
      peer = XmppAddress.of(destination.uri().orElseThrow());
    } catch (IllegalArgumentException unfit) {
      return new Outcome.DestinationRefused("Not sent: the URI " + unfit.getMessage());
    }
    Envelope envelope = delivery.envelopes().getFirst().envelope();
    String body =
        StanzaText.of(
            new EnvelopeWriter()
                .write(
                    envelope,
                    destination.form(),
                    destination.intelmq(),
                    destination.hierarchical()));
    // Another peer, or other options, is another connection.
    return session.send(
        List.of(destination.name(), peer, options),
        options.timeout(),
        steps,
        credentials -> server.open(peer, options, credentials, clock.instant(), steps),
        connection ->
            connection.send(
                delivery.id().toString(), body, Marking.of(envelope), options.timeout(), steps));
  }
}
