package io.signalbox.mails;

import io.signalbox.settings.MailOptions.Language;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a recipient reads who gets no events for want of a usable key. */
public final class KeyNoticeText {
  private KeyNoticeText() {}

  /**
   * The text, which holds nothing of an event.
   *
   * @param replyTo where the recipient may send a key
   */
  public static MailText in(Language language, String replyTo) {
    MailTexts texts =
        switch (language) {
          case EN -> MailTexts.ENGLISH;
          case DE -> MailTexts.GERMAN;
        };
    Map<String, String> phrases =
        texts.phrases(Set.of("reply_to"), Map.<String, Object>of("reply_to", replyTo));
    return new MailText(
        phrases.getOrDefault("key_notice_subject", ""),
        phrases.getOrDefault("key_notice", ""),
        Optional.empty());
  }
}
