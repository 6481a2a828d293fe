package io.signalbox.fetch;

import io.signalbox.http.exchange.Got;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What answers mean that hold no events. */
final class Statuses {
  private static final int SHOWN_BYTES = 1_000;

  private Statuses() {}

  static SourceAnswer.Trouble trouble(String reason) {
    return new SourceAnswer.Trouble(reason, Optional.empty());
  }

  /** An answer of a status that the protocol does not know as a success. */
  static SourceAnswer.Trouble trouble(Got.Answered answer) {
    if (answer.status() >= 300 && answer.status() < 400) {
      return trouble(answer.status() + ": redirects are not followed; set the URI that is meant");
    }
    String said = new String(answer.beginning(SHOWN_BYTES), StandardCharsets.UTF_8);
    return trouble((answer.status() + " " + said).strip());
  }
}
