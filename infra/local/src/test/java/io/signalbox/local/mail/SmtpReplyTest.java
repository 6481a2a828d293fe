package io.signalbox.local.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table in {@link SmtpReply}, row by row. */
class SmtpReplyTest {

  @ParameterizedTest
  @CsvSource({
    "RCPT, 450 4.2.1 try later, Deferred",
    "DATA, 451 later, Deferred",
    "MAIL, 530 5.7.0 authentication required, HubRefused",
    "MAIL, 535 no, HubRefused",
    "RCPT, 550 5.7.8 credentials invalid, HubRefused",
    "MAIL, 550 sender refused, AccountRefused",
    "MAIL, 553 5.1.8 sender domain unknown, AccountRefused",
    "RCPT, 550 5.1.7 sender address, AccountRefused",
    "MAIL, 552 5.3.4 message too big, ContentRefused",
    "RCPT, 552 5.2.3 message too big, ContentRefused",
    "DATA, 552 too much, ContentRefused",
    "RCPT, 552 5.2.2 mailbox full, RecipientRefused",
    "RCPT, 550 5.1.1 no such user, RecipientRefused",
    "RCPT, 550 5.2.1 mailbox disabled, RecipientRefused",
    "RCPT, 550 no such user, RecipientRefused",
    "RCPT, 551 elsewhere, RecipientRefused",
    "RCPT, 553 bad name, RecipientRefused",
    "RCPT, 556 no mail here, RecipientRefused",
    "RCPT, 550 5.7.1 relaying denied, AccountRefused",
    "RCPT, 554 no, AccountRefused",
    "DATA, 554 5.7.1 looks like spam, ContentRefused",
    "DATA, 550 5.6.0 bad content, ContentRefused",
    "DATA, 550 5.1.1 no such user, RecipientRefused",
    "DATA, 554 no, ContentRefused"
  })
  void aReplySaysWhomItIsAbout(SmtpReply.Command command, String text, String expected) {
    SmtpReply reply = SmtpReply.of(command, Integer.parseInt(text.substring(0, 3)), text);

    assertThat(reply.result().getClass().getSimpleName()).isEqualTo(expected);
    assertThat(reply.isAboutRecipient()).isEqualTo(expected.equals("RecipientRefused"));
  }
}
