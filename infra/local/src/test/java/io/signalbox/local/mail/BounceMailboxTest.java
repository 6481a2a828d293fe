package io.signalbox.local.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
          });

  @Test
  void an_address_that_failed_for_good_is_told_once_and_the_file_emptied(@TempDir Path folder)
      throws Exception {
    Path file = Files.writeString(folder.resolve("mbox"), OTHER + RETURNED + OTHER);
    BounceMailbox mailbox = new BounceMailbox(file, bounces);
    assertThat(mailbox.readOnce()).isFalse();
    assertThat(told).hasSize(1);
    assertThat(told.getFirst())
        .contains("\"emailAddress\":\"abuse@isp.example\"", "\"status\":\"5.1.1\"", "no such user");
    assertThat(file).isEmptyFile();
    assertThat(mailbox.readOnce()).isFalse();
    assertThat(told).hasSize(1);
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
    assertThat(told).hasSize(1);
    assertThat(file).isEmptyFile();
  }

  @Test
  void a_file_that_is_not_there_is_no_fault(@TempDir Path folder) throws Exception {
    assertThat(new BounceMailbox(folder.resolve("mbox"), bounces).readOnce()).isFalse();
  }
}
