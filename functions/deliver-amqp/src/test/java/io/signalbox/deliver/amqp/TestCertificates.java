package io.signalbox.deliver.amqp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A CA, a server at localhost and a client called signalbox, made by openssl. */
record TestCertificates(Path folder) {

  static TestCertificates in(Path folder) throws IOException, InterruptedException {
    TestCertificates made = new TestCertificates(folder);
    made.openssl(
        "req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=ca -keyout ca.key -out ca.pem");
    made.issue("server", "localhost", "30");
    made.issue("client", "signalbox", "30");
    return made;
  }

  private void issue(String name, String commonName, String days)
      throws IOException, InterruptedException {
    Files.writeString(
        folder.resolve(name + ".ext"), "subjectAltName=DNS:" + commonName + ",IP:127.0.0.1\n");
    openssl(
        "req -newkey rsa:2048 -nodes -subj /CN=%s -keyout %s.key -out %s.csr"
            .formatted(commonName, name, name));
    openssl(
        "x509 -req -in %s.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days %s -extfile %s.ext -out %s.pem"
            .formatted(name, days, name, name));
  }

  Path ca() {
    return folder.resolve("ca.pem");
  }

  Path server() {
    return folder.resolve("server.pem");
  }

  Path serverKey() {
    return folder.resolve("server.key");
  }

  String text(String file) {
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
