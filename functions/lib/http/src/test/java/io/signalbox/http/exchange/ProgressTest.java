package io.signalbox.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.sample.Steps;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final Progress progress = new Progress(Steps.NONE);

  @Test
  void a_request_that_broke_while_its_time_ran_out_was_sent_all_the_same() {
    progress.beginSending();

    Exchange broken = progress.end("Connection reset");
    Exchange late = progress.end("no answer within 10 s");

    assertThat(broken).isEqualTo(new Exchange.NoAnswer("Connection reset"));
    assertThat(late).isEqualTo(broken);
  }

  @Test
  void what_was_given_up_before_it_was_sent_is_not_sent() {
    assertThat(progress.end("no answer within 10 s"))
        .isEqualTo(new Exchange.NotSent("no answer within 10 s"));

    assertThat(progress.beginSending()).isFalse();
  }

  @Test
  void an_answer_counts_though_its_body_breaks_off() {
    progress.beginSending();
    progress.answered(503, Optional.of("10"));
    byte[] body = "busy".getBytes(StandardCharsets.UTF_8);
    progress.bodyCame(body, body.length);

    assertThat(progress.end("Connection reset"))
        .isEqualTo(new Exchange.Answered(503, Optional.of("10"), "busy"));
  }
}
