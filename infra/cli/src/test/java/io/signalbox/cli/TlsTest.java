package io.signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub whose certificate an authority of one's own has signed. */
class TlsTest {
  private static final String PASSWORD = "password";

  @TempDir private Path folder;

  @Test
  void a_hub_is_trusted_when_the_user_says_by_what() throws Exception {
    Path store = folder.resolve("store");
    keytool(
        "-genkeypair",
        "-keystore",
        store.toString(),
        "-alias",
        "hub",
        "-dname",
        "CN=hub",
        "-ext",
        "san=ip:127.0.0.1",
        "-keyalg",
        "EC",
        "-validity",
        "10");
    keytool(
        "-exportcert",
        "-rfc",
        "-keystore",
        store.toString(),
        "-alias",
        "hub",
        "-file",
        folder.resolve("authority.pem").toString());
    HttpsServer server = server(store);
    try {
      String url = "https://127.0.0.1:" + server.getAddress().getPort();
      Typed typed = new Typed(folder).input("token");

      Typed.Result refused = typed.run("login", url);
      assertThat(refused.status()).isEqualTo(ExitStatus.UNREACHABLE.code());
      assertThat(refused.err()).contains("no TLS that can be trusted").contains("--ca");

      assertThat(typed.run("login", url, "--ca", "authority.pem").status()).isZero();
      assertThat(typed.run("doctor").out()).contains("TLS").contains("is valid until");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void a_file_without_certificates_is_told() throws IOException {
    Files.writeString(folder.resolve("empty.pem"), "hello");

    assertThat(
            new Typed(folder)
                .input("token")
                .run("login", "https://127.0.0.1:1", "--ca", "empty.pem")
                .status())
        .isNotZero();
  }

  private static HttpsServer server(Path store) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers = KeyManagerFactory.getInstance("SunX509");
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext(
        "/",
        exchange -> {
          byte[] body = FakeHub.EMPTY.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static void keytool(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(words));
    command.addAll(List.of("-storepass", PASSWORD, "-storetype", "PKCS12"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
  }
}
