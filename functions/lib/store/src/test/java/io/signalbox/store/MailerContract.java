package io.signalbox.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.signalbox.store.Mailer.Mail;
import io.signalbox.store.Mailer.Result;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a mailer promises. */
public interface MailerContract {
  Mail EXAMPLE =
      new Mail(
          "bounces@hub.example",
          List.of("abuse@isp.example", "soc@xn--bcher-kva.example"),
          Body.ofText("Subject: =?UTF-8?Q?=C3=A4?=\r\n\r\näöü\r\n.\r\n..dots\r\n"));

  Mailer mailer();

  /** What was handed over for sending, in order. */
  List<Mail> sent();

  @Test
  default void aMailIsHandedOverAsItIsAndGetsAnId() {
    Result result = mailer().send(EXAMPLE);

    assertThat(result).isInstanceOf(Result.Accepted.class);
    String id = ((Result.Accepted) result).messageId();
    assertThat(id).isNotBlank().doesNotContain("<", ">");
    assertThat(sent().getLast()).isEqualTo(EXAMPLE);
  }

  @Test
  default void eachMailHasAnIdOfItsOwn() {
    assertThat(mailer().send(EXAMPLE)).isNotEqualTo(mailer().send(EXAMPLE));
  }

  @Test
  default void theLargestMailWithTheMostRecipientsIsTakenAndNoLargerOne() {
    Body largest = Examples.anything(Mailer.SIZE_LIMIT_BYTES);
    List<String> most = Collections.nCopies(Mailer.RECIPIENTS_LIMIT, "somebody@isp.example");

    assertThat(mailer().send(new Mail("a@hub.example", most, largest)))
        .isInstanceOf(Result.Accepted.class);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Mail("a@b.example", most, Examples.anything(Mailer.SIZE_LIMIT_BYTES + 1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Mail("a@b.example", Collections.nCopies(51, "c@d.example"), largest));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Mail("a@b.example", List.of(), largest));
  }
}
