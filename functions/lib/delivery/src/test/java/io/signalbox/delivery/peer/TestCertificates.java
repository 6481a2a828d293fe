package io.signalbox.delivery.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A CA, a server at localhost and a client, made by openssl. */
public record TestCertificates(Path folder) {

  /**
   * Makes them.
   *
   * @param clientSubject the client's distinguished name, such as {@code /CN=signalbox}
   */
  public static TestCertificates in(Path folder, String clientSubject)
      throws IOException, InterruptedException {
    TestCertificates made = new TestCertificates(folder);
    made.openssl(
        "req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=ca -keyout ca.key -out ca.pem");
    made.issue("server", "/CN=localhost", "localhost");
    made.issue("client", clientSubject, "signalbox");
    return made;
  }

  private void issue(String name, String subject, String host)
      throws IOException, InterruptedException {
    Files.writeString(
        folder.resolve(name + ".ext"), "subjectAltName=DNS:" + host + ",IP:127.0.0.1\n");
    openssl(
        "req -newkey rsa:2048 -nodes -subj %s -keyout %s.key -out %s.csr"
            .formatted(subject, name, name));
    openssl(
        "x509 -req -in %s.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 30 -extfile %s.ext -out %s.pem"
            .formatted(name, name, name));
  }

  public Path ca() {
    return folder.resolve("ca.pem");
  }

  public Path server() {
    return folder.resolve("server.pem");
  }

  public Path serverKey() {
    return folder.resolve("server.key");
  }

  public String text(String file) {
    try {
      return Files.readString(folder.resolve(file), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void openssl(String arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments.split(" ")));
    Process openssl =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(openssl.getInputStream().readAllBytes(), UTF_8);
    if (openssl.waitFor() != 0) {
      throw new IOException("openssl " + arguments + ": " + said);
    }
  }
}
