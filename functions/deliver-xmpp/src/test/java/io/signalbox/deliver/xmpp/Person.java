package io.signalbox.deliver.xmpp;

import io.signalbox.delivery.peer.TestCertificates;
import io.signalbox.net.tls.Certificates;
import io.signalbox.net.tls.PeerTls;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jivesoftware.smack.filter.StanzaTypeFilter;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jivesoftware.smackx.muc.MultiUserChat;
import org.jivesoftware.smackx.muc.MultiUserChatManager;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;

/** Somebody who is logged in and gets messages. */
public final class Person implements AutoCloseable {
  private final XMPPTCPConnection connection;
  private final List<Message> messages = new CopyOnWriteArrayList<>();

  public Person(Prosody server, TestCertificates certificates, String user, String password)
      throws Exception {
    PeerTls tls = PeerTls.of(Certificates.ofPem(certificates.text("ca.pem")), Optional.empty());
    connection =
        new XMPPTCPConnection(
            XMPPTCPConnectionConfiguration.builder()
                .setXmppDomain("localhost")
                .setHostAddress(InetAddress.ofLiteral("127.0.0.1"))
                .setPort(server.port())
                .setUsernameAndPassword(user, password)
                .setCustomX509TrustManager(tls.trust())
                .build());
    connection.addSyncStanzaListener(
        stanza -> {
          if (stanza instanceof Message message && message.getBody() != null) {
            messages.add(message);
          }
        },
        StanzaTypeFilter.MESSAGE);
    connection.connect().login();
  }

  MultiUserChat room(String address) throws Exception {
    return MultiUserChatManager.getInstanceFor(connection)
        .getMultiUserChat(JidCreate.entityBareFrom(address));
  }

  public Person inRoom(String address) throws Exception {
    room(address).join(Resourcepart.from("person"));
    return this;
  }

  public List<Message> messages() {
    return messages;
  }

  @Override
  public void close() {
    connection.disconnect();
  }
}
