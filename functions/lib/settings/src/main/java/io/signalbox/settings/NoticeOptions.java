package io.signalbox.settings;

import java.util.Optional;

/**
 * Whether a destination's mails are notices, which the hub remembers and their recipients can
 * answer.
 *
 * @param tickets whether each mail has a number; so where they can be answered
 * @param answers the hub's URL as recipients reach it, without a slash at the end; empty where
 *     mails have no link to answer by
 * @param history what mails say of the mails before; empty where nothing is remembered
 */
public record NoticeOptions(
    boolean tickets, Optional<String> answers, Optional<HistoryOptions> history) {
  public static final NoticeOptions NONE = new NoticeOptions(false, Optional.empty());

  /** Those of mails that say nothing of the mails before. */
  public NoticeOptions(boolean tickets, Optional<String> answers) {
    this(tickets, answers, Optional.empty());
  }

  static NoticeOptions read(JsonFields options) {
    Optional<String> answers = options.text("answers");
    return new NoticeOptions(
        answers.isPresent() || options.flag("tickets", NONE.tickets()),
        answers,
        HistoryOptions.read(options));
  }
}
