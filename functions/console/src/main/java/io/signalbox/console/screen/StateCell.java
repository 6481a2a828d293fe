package io.signalbox.console.screen;

import io.signalbox.console.page.Cell;
import io.signalbox.console.page.Tone;
import io.signalbox.console.page.Words;

/** The API's words for states, in the reader's language, with their tone. */
final class StateCell {
  private StateCell() {}

  /** A destination's or delivery's status, or a delivery's result. */
  static Cell.State of(Words words, String status) {
    String word = status.replace(' ', '-');
    return new Cell.State(words.wordOr("state", word), tone(word));
  }

  private static Tone tone(String status) {
    return switch (status) {
      case "active", "delivered", "available", "received" -> Tone.GOOD;
      case "failing", "failed", "refused", "returned", "set-aside", "complained", "denied" ->
          Tone.BAD;
      case "paused", "queued", "waiting", "delayed", "retrying", "open", "proposed" -> Tone.WAITING;
      default -> Tone.PLAIN;
    };
  }
}
