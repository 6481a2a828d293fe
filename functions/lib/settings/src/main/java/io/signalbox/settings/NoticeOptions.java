package io.signalbox.settings;

import java.util.Optional;

/**
 * Whether a destination's mails are notices, which the hub remembers and their recipients can
 * answer.
 *
 * @param tickets whether each mail has a number; so where they can be answered
 * @param answers the hub's URL as recipients reach it, without a slash at the end; empty where
 *     mails have no link to answer by
 */
public record NoticeOptions(boolean tickets, Optional<String> answers) {
  public static final NoticeOptions NONE = new NoticeOptions(false, Optional.empty());

  static NoticeOptions read(JsonFields options) {
    Optional<String> answers = options.text("answers");
    return new NoticeOptions(
        answers.isPresent() || options.flag("tickets", NONE.tickets()), answers);
  }
}
