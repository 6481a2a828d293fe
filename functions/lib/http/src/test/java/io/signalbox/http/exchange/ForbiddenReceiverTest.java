package io.signalbox.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.http.exchange.Exchange.Answered;
import io.signalbox.http.exchange.Exchange.NotSent;
import io.signalbox.net.Addresses;
import io.signalbox.net.ForbiddenAddresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a name or a spelling leads to inside the network is ever connected to. */
@Timeout(60)
class ForbiddenReceiverTest {

  /** A name server that answers each question anew, and counts them. */
  private static final class Answers implements Addresses {
    private final Deque<List<InetAddress>> next = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();

    Answers then(String... addresses) {
      next.add(List.of(addresses).stream().map(InetAddress::ofLiteral).toList());
      return this;
    }

    @Override
    public synchronized List<InetAddress> of(String host) throws UnknownHostException {
      asked.add(host);
      if (next.isEmpty()) {
        throw new UnknownHostException(host);
      }
      return next.pop();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.1",
        "100.64.0.1",
        "127.0.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "192.0.2.1",
        "192.168.0.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "0.0.0.0",
        "::",
        "::1",
        "::7f00:1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::1",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1"
      })
  void aNameThatLeadsThereIsRefused(String address) throws Exception {
    assertThat(exchange(new Answers().then(address), "http://soc.example/", false))
        .isInstanceOfSatisfying(
            NotSent.class,
            refused -> assertThat(refused.reason()).contains("not a public address"));
  }

  @Test
  void oneSuchAddressAmongGoodOnesIsEnough() throws Exception {
    var answers = new Answers().then("198.41.0.4", "2606:4700::1111", "10.0.0.1");
    assertThat(exchange(answers, "http://soc.example/", false))
        .isInstanceOfSatisfying(
            NotSent.class, refused -> assertThat(refused.reason()).contains("10.0.0.1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://127.0.0.1./",
        "http://localhost/",
        "http://LOCALHOST./",
        "http://a.localhost/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[fe80::1%25lo]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[fd00:ec2::254]/",
        "http://127\u30020\u30020\u30021/",
        "http://\uff11\uff12\uff17.0.0.1/",
        "http://user:password@127.0.0.1/",
        "http://soc.example@127.0.0.1/",
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
        "http:/nohost",
        "//127.0.0.1/"
      })
  void noSpellingOfSuchAnAddressIsConnectedTo(String uri) throws Exception {
    try (var client = client(Addresses.SYSTEM, false)) {
      assertThat(send(client, URI.create(uri))).isInstanceOf(NotSent.class);
    }
  }

  @Test
  void theAddressThatWasVettedIsTheOneConnectedTo() throws Exception {
    var answers = new Answers().then("127.0.0.1").then("10.0.0.1");
    try (var receiver = Receiver.answering("HTTP/1.1 200 OK\nContent-Length: 0\n\n");
        var client = client(answers, true)) {
      var uri = URI.create("http://soc.example:" + receiver.port());
      assertThat(send(client, uri)).isInstanceOf(Answered.class);
      assertThat(answers.asked).as("look-ups for one connection").containsExactly("soc.example");
    }
  }

  @Test
  void aNameThatLeadsElsewhereTheNextTimeIsVettedAgain() throws Exception {
    var answers = new Answers().then("127.0.0.1").then("10.0.0.1");
    try (var receiver =
            Receiver.answering("HTTP/1.1 200 OK\nConnection: close\nContent-Length: 0\n\n");
        var client = client(answers, true)) {
      var uri = URI.create("http://soc.example:" + receiver.port());
      assertThat(send(client, uri)).isInstanceOf(Answered.class);
      assertThat(send(client, uri)).isInstanceOf(NotSent.class);
      assertThat(answers.asked).hasSize(2);
    }
  }

  @Test
  void aNameWithoutAddressIsNotSent() throws Exception {
    assertThat(exchange(new Answers(), "http://soc.example/", false)).isInstanceOf(NotSent.class);
    assertThat(exchange(new Answers().then(), "http://soc.example/", false))
        .isEqualTo(new NotSent("soc.example has no address"));
  }

  private static Exchange exchange(Addresses addresses, String uri, boolean loopbackAllowed)
      throws IOException, NoSuchAlgorithmException {
    try (var client = client(addresses, loopbackAllowed)) {
      return send(client, URI.create(uri));
    }
  }

  private static PushClient client(Addresses addresses, boolean loopbackAllowed)
      throws NoSuchAlgorithmException {
    return new PushClient(
        ForbiddenAddresses.allowingLoopback(loopbackAllowed), addresses, SSLContext.getDefault());
  }

  private static Exchange send(PushClient client, URI uri) {
    return client.send(new PushRequest(uri, Map.of(), new byte[2], Duration.ofSeconds(20)));
  }
}
