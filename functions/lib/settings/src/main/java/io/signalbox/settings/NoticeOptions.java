package io.signalbox.settings;

/**
 * Whether a destination's mails are notices, which the hub remembers and their recipients can
 * answer.
 *
 * @param tickets whether each mail has a number
 */
public record NoticeOptions(boolean tickets) {
  public static final NoticeOptions NONE = new NoticeOptions(false);

  static NoticeOptions read(JsonFields options) {
    return new NoticeOptions(options.flag("tickets", NONE.tickets()));
  }
}
