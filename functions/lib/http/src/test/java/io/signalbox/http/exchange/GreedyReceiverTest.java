package io.signalbox.http.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.signalbox.net.Addresses;
import io.signalbox.net.ForbiddenAddresses;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However much a receiver sends, no more than its share is read, or kept. */
@Timeout(120)
class GreedyReceiverTest {
  private static final byte[] BODY = "{\"source.ip\":\"192.0.2.3\"}".getBytes(UTF_8);

  /** What both ends' sockets hold without anybody's reading it, on any usual system. */
  private static final long SOCKET_BYTES = 16_000_000;

  /** Two hundred header lines of 16 KiB and some of the body. */
  private static final long ALLOCATED_BYTES_MOST = 40_000_000;

  /**
   * @param head what is sent first
   * @param more what is sent again and again
   */
  record Greed(String name, String head, String more) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Greed> greeds() {
    return Stream.of(
        new Greed("a body", "HTTP/1.1 200 OK\nContent-Length: 1000000000\n\n", "x".repeat(8_000)),
        new Greed("chunks", "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n", chunk()),
        new Greed("a body without length", "HTTP/1.1 500 No\n\n", "x".repeat(8_000)),
        new Greed("headers", "HTTP/1.1 200 OK\n", "X-More: and more\n".repeat(500)),
        new Greed("long headers", "HTTP/1.1 200 OK\n", "X: " + "y".repeat(16_000) + "\n"),
        new Greed("one header", "HTTP/1.1 200 OK\nX-Long: ", "y".repeat(8_000)),
        new Greed("a status line", "HTTP/1.1 200 ", "O".repeat(8_000)),
        new Greed("interim answers", "", "HTTP/1.1 102 Processing\n\n".repeat(300)),
        new Greed(
            "headers of interim answers", "HTTP/1.1 103 Early Hints\n", "X: y\n".repeat(1_000)),
        new Greed(
            "a chunk's extension",
            "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n1;",
            "x".repeat(8_000)),
        new Greed(
            "trailers",
            "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n0\n",
            "X-More: y\n".repeat(500)));
  }

  @ParameterizedTest
  @MethodSource("greeds")
  void isCutOff(Greed greed) throws Exception {
    var sent = new AtomicLong();
    try (var client = client();
        var receiver =
            Receiver.start(
                connection -> {
                  connection.readRequest();
                  connection.write(greed.head());
                  while (true) {
                    connection.write(greed.more());
                    sent.addAndGet(greed.more().length());
                  }
                })) {
      long before = allocatedBytes();
      client.send(new PushRequest(receiver.uri(), Map.of(), BODY, Duration.ofSeconds(100)));
      receiver.awaitClosing();
      // The receiver's own writing is counted with it.
      long own = 5 * sent.get();

      assertThat(sent.get()).as("bytes that the receiver got rid of").isLessThan(SOCKET_BYTES);
      assertThat(allocatedBytes() - before - own).isLessThan(ALLOCATED_BYTES_MOST);
    }
  }

  private static String chunk() {
    return "400\n" + "x".repeat(0x400) + "\n";
  }

  private static PushClient client() throws NoSuchAlgorithmException {
    return new PushClient(
        ForbiddenAddresses.allowingLoopback(true), Addresses.SYSTEM, SSLContext.getDefault());
  }

  private static long allocatedBytes() throws IOException {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getTotalThreadAllocatedBytes();
  }
}
