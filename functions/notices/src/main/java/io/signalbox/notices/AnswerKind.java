package io.signalbox.notices;

import java.util.Arrays;
import java.util.Optional;

/** What a recipient can answer. */
enum AnswerKind {
  FIXED("fixed"),
  NOT_OURS("not-ours"),
  WRONG_CONTACT("wrong-contact"),
  FALSE_ALARM("false-alarm"),
  LESS_OFTEN("less-often");

  private final String word;

  AnswerKind(String word) {
    this.word = word;
  }

  /** As forms, events and the API write it. */
  String word() {
    return word;
  }

  static Optional<AnswerKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }
}
