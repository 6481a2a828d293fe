package io.signalbox.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The strings of a TXT record are one text, whatever name server gives them. */
class DnsTextRecordsTest {

  @Test
  void strings_of_a_record_are_joined() throws Exception {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      Thread server =
          Thread.ofVirtual().start(() -> answer(socket, "v=spf1 ip4:192.0.2.1", " -all"));
      List<String> found =
          new DnsTextRecords("dns://127.0.0.1:" + socket.getLocalPort()).of("cert.example");
      server.join();

      assertThat(found).containsExactly("v=spf1 ip4:192.0.2.1 -all");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ldap://evil.example/x", "rmi:x", "", "a b", "a/b"})
  void what_is_no_domain_is_not_asked_for(String name) {
    assertThatThrownBy(() -> new DnsTextRecords("dns://127.0.0.1:1").of(name))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no domain name");
  }

  /** Answers one question (RFC 1035) with a record of two strings. */
  private static void answer(DatagramSocket socket, String first, String second) {
    try {
      DatagramPacket question = new DatagramPacket(new byte[512], 512);
      socket.receive(question);
      byte[] asked = Arrays.copyOf(question.getData(), question.getLength());
      int end = 12;
      while (asked[end] != 0) {
        end += asked[end] + 1;
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      out.write(asked, 0, 2);
      out.write(new byte[] {(byte) 0x81, (byte) 0x80, 0, 1, 0, 1, 0, 0, 0, 0});
      out.write(asked, 12, end + 5 - 12);
      out.write(new byte[] {(byte) 0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 60});
      out.writeShort(first.length() + second.length() + 2);
      for (String one : List.of(first, second)) {
        out.writeByte(one.length());
        out.write(one.getBytes(StandardCharsets.US_ASCII));
      }
      socket.send(
          new DatagramPacket(bytes.toByteArray(), bytes.size(), question.getSocketAddress()));
    } catch (IOException fault) {
      throw new java.io.UncheckedIOException(fault);
    }
  }
}
