package io.signalbox.bench.flow;

import io.signalbox.bench.peer.BrokerPeer;
import io.signalbox.bench.peer.ChatPeer;
import io.signalbox.bench.peer.MailPeer;
import io.signalbox.bench.peer.PeerServer;
import java.io.IOException;

/** A way of delivery, with the receiver that it needs, each event by itself. */
enum Method {
  HTTP {
    @Override
    PeerServer peer(PeerServer.Listener listener) throws IOException {
      return new PeerServer(
          client -> Sink.takeAll(client, (path, body) -> listener.came(path.substring(1), body)));
    }

    @Override
    String destination(String name, int port) {
      return """
      {"method": "http", "uri": "http://127.0.0.1:%d/%s", "form": "bare",
       "http": {"batch": 1, "timeout": "PT3S"}, %s}\
      """
          .formatted(port, name, RETRY);
    }
  },

  MAIL {
    @Override
    PeerServer peer(PeerServer.Listener listener) throws IOException {
      return new PeerServer(new MailPeer(listener));
    }

    @Override
    String destination(String name, int port) {
      return """
      {"method": "mail", "uri": "mailto:%s@isp.example", "form": "bare", "interval": {"pause": "PT0S"},
       "mail": {"template": {"text": "{%% for event in events %%}\\"extra.number\\":\\"{{ event[\\"extra.number\\"] }}\\"{%% endfor %%}"}},
       %s}\
      """
          .formatted(name, RETRY);
    }

    @Override
    String[] options(int port) {
      return new String[] {"--smtp", "127.0.0.1:" + port, "--sender", "hub@example.org"};
    }
  },

  AMQP {
    @Override
    PeerServer peer(PeerServer.Listener listener) throws IOException {
      return new PeerServer(new BrokerPeer(listener));
    }

    @Override
    String destination(String name, int port) {
      return """
      {"method": "amqp", "uri": "amqp://127.0.0.1:%d/%%2F", "form": "bare",
       "amqp": {"routingKey": "%s", "timeout": "PT3S",
                "authentication": {"user": "hub", "password": "secret"}}, %s}\
      """
          .formatted(port, name, RETRY);
    }
  },

  XMPP {
    @Override
    PeerServer peer(PeerServer.Listener listener) throws IOException {
      return new PeerServer(new ChatPeer(listener));
    }

    @Override
    String destination(String name, int port) {
      return """
      {"method": "xmpp", "uri": "xmpp:%s@localhost", "form": "bare",
       "xmpp": {"account": "hub@localhost", "host": "127.0.0.1", "port": %d, "clearText": true,
                "password": "secret", "timeout": "PT6S"}, %s}\
      """
          .formatted(name, port, RETRY);
    }
  };

  private static final String RETRY = "\"retry\": {\"first\": \"PT1S\", \"most\": \"PT1S\"}";

  /** A receiver. */
  abstract PeerServer peer(PeerServer.Listener listener) throws IOException;

  /** What the settings say of a destination at that receiver. */
  abstract String destination(String name, int port);

  /** What the hub is started with. */
  String[] options(int port) {
    return new String[0];
  }
}
