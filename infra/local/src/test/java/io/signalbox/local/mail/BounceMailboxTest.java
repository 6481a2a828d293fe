package io.signalbox.local.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BounceMailboxTest {
  /** As Postfix writes it. */
  private static final String RETURNED =
      """
      From MAILER-DAEMON  Sat Nov 28 10:00:00 2026
      From: MAILER-DAEMON@mail.example (Mail Delivery System)
      To: hub@example.org
      Subject: Undelivered Mail Returned to Sender
      MIME-Version: 1.0
      Content-Type: multipart/report; report-type=delivery-status; boundary="b"

      --b
      Content-Type: text/plain

      >From what we know, nobody is there.
      --b
      Content-Type: message/delivery-status

      Reporting-MTA: dns; mail.example
      Arrival-Date: Sat, 28 Nov 2026 10:00:00 +0000

      Final-Recipient: rfc822; gone@isp.example
      Original-Recipient: rfc822;abuse@isp.example
      Action: failed
      Status: 5.1.1
      Diagnostic-Code: smtp; 550 5.1.1 no such user

      Final-Recipient: rfc822; slow@isp.example
      Action: delayed
      Status: 4.4.1
      --b
      Content-Type: text/rfc822-headers

      From: hub@example.org
      To: abuse@isp.example, slow@isp.example
      Date: Sat, 28 Nov 2026 09:59:00 +0000
      Message-ID: <5a1b@example.org>

      --b--

      """;

  private static final String OTHER =
      """
      From somebody@isp.example  Sat Nov 28 10:00:00 2026
      Subject: I am on holiday

      Until Monday.

      """;

  private final List<String> told = new ArrayList<>();
  private final Bounces bounces =
      new Bounces(
          messages -> {
            messages.forEach(message -> told.add(message.body()));
            return List.of();
          },
          "5a1b@example.org"::equals,
          Clock.fixed(Instant.parse("2026-11-28T10:01:00Z"), ZoneOffset.UTC));

  @Test
  void each_recipient_is_told_once_with_its_mail_and_the_file_emptied(@TempDir Path folder)
      throws Exception {
    Path file = Files.writeString(folder.resolve("mbox"), OTHER + RETURNED + OTHER);
    BounceMailbox mailbox = new BounceMailbox(file, bounces);
    assertThat(mailbox.readOnce()).isFalse();
    assertThat(told).hasSize(2);
    assertThat(told.getFirst())
        .contains("Permanent", "\"emailAddress\":\"abuse@isp.example\"", "\"status\":\"5.1.1\"")
        .contains("no such user", "\"messageId\":\"5a1b@example.org\"", "2026-11-28T09:59:00Z")
        .contains("\"destination\":[\"abuse@isp.example\",\"slow@isp.example\"]")
        .contains("\"timestamp\":\"2026-11-28T10:01:00Z\"");
    assertThat(told.getLast()).contains("DeliveryDelay", "\"emailAddress\":\"slow@isp.example\"");
    assertThat(file).isEmptyFile();
    assertThat(mailbox.readOnce()).isFalse();
    assertThat(told).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "5.1.1, Permanent",
    "5.2.1, Permanent",
    "5.2.2, Transient",
    "5.1.8, Transient",
    "5.7.1, Transient",
    "5.0.0, Transient",
    "4.4.7, Transient"
  })
  void only_what_is_said_of_the_address_is_for_good(
      String status, String kind, @TempDir Path folder) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("mbox"), RETURNED.replace("Status: 5.1.1", "Status: " + status));
    new BounceMailbox(file, bounces).readOnce();
    assertThat(told.getFirst()).contains(kind);
  }

  @Test
  void a_notification_that_names_no_mail_of_the_hub_counts_for_nothing(@TempDir Path folder)
      throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("mbox"),
            RETURNED.replace("<5a1b@example.org>", "<forged@example.org>")
                + RETURNED.replace("Message-ID: <5a1b@example.org>", "X-None: 1"));
    new BounceMailbox(file, bounces).readOnce();
    assertThat(told).isEmpty();
    assertThat(file).isEmptyFile();
  }

  @Test
  void a_large_file_is_read_in_rounds_and_no_mail_is_cut(@TempDir Path folder) throws Exception {
    String filler = "x".repeat(70) + "\n";
    String large = OTHER + filler.repeat(40_000) + "\n";
    Path file = Files.writeString(folder.resolve("mbox"), large + large + RETURNED);
    BounceMailbox mailbox = new BounceMailbox(file, bounces);
    int rounds = 1;
    while (mailbox.readOnce()) {
      rounds++;
    }
    assertThat(rounds).isGreaterThan(1);
    assertThat(told).hasSize(2);
    assertThat(file).isEmptyFile();
  }

  @Test
  void a_file_that_is_not_there_is_no_fault(@TempDir Path folder) throws Exception {
    assertThat(new BounceMailbox(folder.resolve("mbox"), bounces).readOnce()).isFalse();
  }
}
