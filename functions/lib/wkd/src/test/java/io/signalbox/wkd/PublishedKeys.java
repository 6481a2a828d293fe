package io.signalbox.wkd;

import io.signalbox.http.exchange.GetRequest;
import io.signalbox.http.exchange.Getter;
import io.signalbox.http.exchange.Got;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What Web Key Directories answer in a test: 404 unless a document was published. */
final class PublishedKeys implements Getter {
  private final Map<String, Got> documents = new HashMap<>();
  private final List<String> hosts = new ArrayList<>();

  /** What was asked. */
  final List<GetRequest> asked = new ArrayList<>();

  /** A host, without which the direct method is used. */
  void addHost(String name) {
    hosts.add(name);
  }

  void publish(String uri, byte[] keys) {
    answer(uri, new Got.Answered(200, Map.of(), keys));
  }

  void answer(String uri, Got answer) {
    documents.put(uri, answer);
  }

  WebKeyDirectory directory() {
    return new WebKeyDirectory(this, this::addresses);
  }

  private List<InetAddress> addresses(String host) throws UnknownHostException {
    if (!hosts.contains(host)) {
      throw new UnknownHostException(host);
    }
    return List.of(InetAddress.ofLiteral("192.0.2.1"));
  }

  @Override
  public Got get(GetRequest request) {
    asked.add(request);
    return documents.getOrDefault(
        request.uri().toString(), new Got.Answered(404, Map.of(), new byte[0]));
  }
}
