package io.signalbox.deliver.xmpp;

import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.peer.KeptConnections;
import io.signalbox.delivery.sample.SampleRun;
import io.signalbox.delivery.sample.Step;
import io.signalbox.delivery.sample.Steps;
import io.signalbox.envelope.Marking;
import io.signalbox.settings.XmppAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jivesoftware.smack.ConnectionListener;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.filter.StanzaTypeFilter;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.MessageBuilder;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smackx.muc.MucEnterConfiguration;
import org.jivesoftware.smackx.muc.MultiUserChat;
import org.jivesoftware.smackx.muc.MultiUserChatManager;
import org.jivesoftware.smackx.shim.packet.Header;
import org.jivesoftware.smackx.shim.packet.HeadersExtension;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;

/**
 * A login at a server, for messages to one user or room. Many threads send at once. Of what comes
 * in, only answers to messages of its own are looked at.
 */
final class XmppConnection implements KeptConnections.Connection {
  /** A larger stanza is not sent; Prosody's own limit is 262,144 bytes, and others' are near it. */
  static final int STANZA_LIMIT_BYTES = 200_000;

  /** The error of a server's own users comes before its acknowledgement; others' come later. */
  private static final Duration LOCAL_ERROR_WAIT = Duration.ofMillis(200);

  private static final Duration REMOTE_ERROR_WAIT = Duration.ofSeconds(5);

  private record Waiting(
      CompletableFuture<Outcome> outcome, CompletableFuture<String> acknowledgement) {}

  private final XMPPTCPConnection connection;
  private final XmppAddress peer;
  private final EntityBareJid address;
  private final Optional<MultiUserChat> room;
  private final ConcurrentMap<String, Waiting> waiting = new ConcurrentHashMap<>();

  /** Whether the room has taken a message since the hub entered it. */
  private volatile boolean hasTaken;

  /** Whether the room said that the hub is not in it. */
  private volatile boolean isOutside;

  private XmppConnection(XMPPTCPConnection connection, XmppAddress peer, EntityBareJid address) {
    this.connection = connection;
    this.peer = peer;
    this.address = address;
    this.room =
        peer.room()
            ? Optional.of(MultiUserChatManager.getInstanceFor(connection).getMultiUserChat(address))
            : Optional.empty();
  }

  /** Takes over a login, and joins the room if the peer is one. */
  static XmppConnection to(
      XmppAddress peer, XMPPTCPConnection connection, String nick, Optional<String> roomPassword)
      throws IOException, SmackException, XMPPException, InterruptedException {
    EntityBareJid address = JidCreate.entityBareFrom(peer.jid());
    XmppConnection opened = new XmppConnection(connection, peer, address);
    connection.addSyncStanzaListener(opened::came, StanzaTypeFilter.MESSAGE);
    connection.addConnectionListener(
        new ConnectionListener() {
          @Override
          public void connectionClosed() {
            opened.lost("the server closed the stream", false);
          }

          @Override
          public void connectionClosedOnError(Exception failure) {
            opened.lost(failure);
          }
        });
    if (opened.room.isPresent()) {
      Resourcepart own = Resourcepart.from(nick);
      MultiUserChat room = opened.room.get();
      MucEnterConfiguration.Builder entering =
          room.getEnterConfigurationBuilder(own).requestNoHistory();
      roomPassword.ifPresent(entering::withPassword);
      room.join(entering.build());
    } else if (!connection.isSmEnabled()) {
      throw new IOException(
          "the server acknowledges no messages (XEP-0198), so that none would be known to arrive");
    }
    return opened;
  }

  /** Sends a message and waits for what becomes of it. */
  Outcome send(String id, String body, Marking marking, Duration timeout, Steps steps) {
    Message message = message(id, body, marking, steps.isSample());
    steps.begin(Step.SEND);
    int size = message.toXML().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    if (size > STANZA_LIMIT_BYTES) {
      return new Outcome.ContentRefused(
          "As a message this has %,d bytes; the hub sends at most %,d"
              .formatted(size, STANZA_LIMIT_BYTES),
          true);
    }
    if (!connection.isConnected()) {
      return new Outcome.Failed("Not sent: the stream is closed");
    }
    Waiting own = new Waiting(new CompletableFuture<>(), new CompletableFuture<>());
    waiting.put(id, own);
    try {
      if (!peer.room()) {
        connection.addStanzaIdAcknowledgedListener(
            id, acknowledged -> own.acknowledgement().complete(id));
      }
      connection.sendStanza(message);
      if (!peer.room()) {
        connection.requestSmAcknowledgement();
      }
      steps.begin(Step.ANSWER);
      return outcome(own, timeout);
    } catch (SmackException closed) {
      // Sending may throw for the request of an acknowledgement that goes behind the message.
      return new Outcome.Unknown("Sent: the stream was lost before an answer");
    } catch (TimeoutException late) {
      return new Outcome.Unknown("Sent: no answer within " + timeout.toSeconds() + " s");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new Outcome.Unknown("Sent: this function's time ran out");
    } catch (ExecutionException defect) {
      throw new IllegalStateException("An answer was not understood", defect.getCause());
    } finally {
      connection.removeStanzaIdAcknowledgedListener(id);
      waiting.remove(id);
    }
  }

  /** Marks go along as headers (XEP-0131). */
  private Message message(String id, String body, Marking marking, boolean isSample) {
    MessageBuilder message =
        MessageBuilder.buildMessage(id)
            .to(address)
            .ofType(peer.room() ? Message.Type.groupchat : Message.Type.chat)
            .setBody(body);
    List<Header> headers = new ArrayList<>();
    if (!marking.isEmpty()) {
      headers.add(new Header(Marking.HEADER, marking.text()));
    }
    if (isSample) {
      headers.add(new Header(SampleRun.HEADER, "true"));
    }
    if (!headers.isEmpty()) {
      message.addExtension(new HeadersExtension(headers));
    }
    return message.build();
  }

  private Outcome outcome(Waiting own, Duration timeout)
      throws TimeoutException, InterruptedException, ExecutionException {
    if (peer.room()) {
      return own.outcome().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }
    CompletableFuture.anyOf(own.outcome(), own.acknowledgement())
        .get(timeout.minus(REMOTE_ERROR_WAIT).toMillis(), TimeUnit.MILLISECONDS);
    boolean local = address.asDomainBareJid().equals(connection.getXMPPServiceDomain());
    Duration wait = local ? LOCAL_ERROR_WAIT : REMOTE_ERROR_WAIT;
    try {
      return own.outcome().get(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException noError) {
      return new Outcome.Delivered("Acknowledged by the server");
    }
  }

  private void came(Stanza stanza) {
    Waiting own = stanza.getStanzaId() == null ? null : waiting.get(stanza.getStanzaId());
    if (own == null || !(stanza instanceof Message message) || !isFromPeer(message.getFrom())) {
      return;
    }
    if (message.getType() == Message.Type.error) {
      own.outcome().complete(refusal(message.getError()));
    } else if (peer.room() && message.getType() == Message.Type.groupchat) {
      hasTaken = true;
      own.outcome().complete(new Outcome.Delivered("The room has it"));
    }
  }

  /**
   * A room says not-acceptable to whoever is not in it (XEP-0045 section 7.4). It may have put the
   * hub out while this message was on its way: then the next try enters it again.
   */
  private Outcome refusal(StanzaError error) {
    isOutside =
        peer.room() && hasTaken && error.getCondition() == StanzaError.Condition.not_acceptable;
    return isOutside ? new Outcome.Failed(error.toString()) : StanzaErrors.outcome(error);
  }

  private boolean isFromPeer(Jid from) {
    return from != null && from.asBareJid().equals(address);
  }

  private void lost(Exception failure) {
    lost(String.valueOf(failure.getMessage()), StanzaErrors.endsStreamForStanza(failure));
  }

  /** A server ends the stream for a stanza that it cannot take, and does not say which. */
  private void lost(String reason, boolean ofStanza) {
    Outcome outcome =
        ofStanza && waiting.size() == 1
            ? new Outcome.ContentRefused("The server ended the stream: " + reason)
            : new Outcome.Unknown("Sent: the stream was lost before the answer: " + reason);
    waiting.values().forEach(each -> each.outcome().complete(outcome));
  }

  /** Who was put out of the room has to enter it again. */
  @Override
  public boolean isOpen() {
    return connection.isConnected()
        && connection.isAuthenticated()
        && !isOutside
        && room.map(MultiUserChat::isJoined).orElse(true);
  }

  @Override
  public void close() {
    connection.disconnect();
  }
}
