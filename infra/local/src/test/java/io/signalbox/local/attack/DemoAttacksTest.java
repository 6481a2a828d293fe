package io.signalbox.local.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.local.HubProcess;
import io.signalbox.local.TestHub;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A demo's pages are open to everybody who reaches it, and bounded in what they take. */
class DemoAttacksTest {
  private static final int PUSH_BYTES = 4_500_000;
  private static final int MAIL_BYTES = 2_000_000;

  @Test
  void pushes_and_mails_without_end_do_not_end_the_hub(@TempDir Path data) throws Exception {
    try (HubProcess hub =
        HubProcess.start(
            List.of(), TestHub.root(), "--demo", "--port", "0", "--data", data.toString())) {
      URI url = hub.awaitReady();
      RawRequest push = RawRequest.post("/_local/receiver/x", new byte[PUSH_BYTES]);
      assertThat(atOnce(40, url, push)).isSubsetOf(204, 503).contains(204);
      for (int i = 0; i < 20; i++) {
        Files.writeString(mailFile(data, i), mail());
      }
      assertThat(atOnce(8, url, RawRequest.get("/_local/"))).containsOnly(200);
      assertThat(hub.isAlive()).isTrue();
      assertThat(RawRequest.get("/v1/health").send(url)).isEqualTo(200);
    }
  }

  private static Path mailFile(Path data, int number) {
    return data.resolve("mail")
        .resolve(
            "20261128T1000%02d.000Z-00000000-0000-4000-8000-000000000000.eml".formatted(number));
  }

  private static String mail() {
    return "Return-Path: <a@b.example>\r\nX-Envelope-To: c@d.example\r\n"
        + "X-Delivered-At: 2026-11-28T10:00:00Z\r\nSubject: large\r\n\r\n"
        + "x".repeat(70).concat("\r\n").repeat(MAIL_BYTES / 72);
  }

  private static List<Integer> atOnce(int clients, URI url, RawRequest request) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        answers.add(threads.submit(() -> request.send(url)));
      }
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> answer : answers) {
        statuses.add(answer.get());
      }
      return statuses;
    }
  }
}
