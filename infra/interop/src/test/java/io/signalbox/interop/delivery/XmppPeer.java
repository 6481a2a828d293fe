package io.signalbox.interop.delivery;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.signalbox.deliver.xmpp.DeliverXmppHandler;
import io.signalbox.deliver.xmpp.Person;
import io.signalbox.deliver.xmpp.Prosody;
import io.signalbox.delivery.peer.TestCertificates;
import io.signalbox.store.Platform;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A person at a Prosody, alone or in a room. */
final class XmppPeer extends LinedPeer {
  private static final String PASSWORD = "destinations/peer/password";
  private static final String ROOM = "scenario@rooms.localhost";

  private final String uri;
  private final TestCertificates certificates;
  private final Person person;

  XmppPeer(Prosody server, TestCertificates certificates, boolean isRoom) throws Exception {
    super(server.port());
    this.certificates = certificates;
    String user = isRoom ? "guest" : "person";
    server.register(user, "p");
    server.register("hub-" + user, "h0rse-" + user);
    this.person = new Person(server, certificates, user, "p");
    this.uri = isRoom ? "xmpp:" + ROOM + "?join" : "xmpp:person@localhost";
    if (isRoom) {
      person.inRoom(ROOM);
    }
  }

  private String user() {
    return uri.endsWith("?join") ? "guest" : "person";
  }

  @Override
  public RequestHandler<SQSEvent, SQSBatchResponse> function(Platform platform) {
    return new DeliverXmppHandler(platform);
  }

  @Override
  public String destination() {
    return "{'method': 'xmpp', 'form': 'bare', 'uri': '%s', 'xmpp': {'account': 'hub-%s@localhost',"
            .formatted(uri, user())
        + " 'password': {'stored': '%s'}, 'host': '127.0.0.1', 'port': %d, 'timeout': 'PT10S',"
            .formatted(PASSWORD, line.port())
        + " 'tls': {'ca': '%s'}}}".formatted(escaped(certificates.text("ca.pem")));
  }

  @Override
  public Map<String, String> secrets() {
    return Map.of(PASSWORD, "h0rse-" + user());
  }

  @Override
  public OptionalInt refusedCharacters() {
    return OptionalInt.of(160_000);
  }

  @Override
  public List<Got> got() {
    return person.messages().stream()
        .map(message -> new Got(String.valueOf(message.getStanzaId()), message.getBody()))
        .toList();
  }

  @Override
  public void close() throws IOException {
    person.close();
    super.close();
  }
}
