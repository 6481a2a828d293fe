package io.signalbox.mails;

import io.signalbox.settings.MailOptions;
import java.util.function.UnaryOperator;

/** What people call IntelMQ's fields. */
public final class FieldTitles {
  private FieldTitles() {}

  /** The title of a field in that language; the field itself where it has none. */
  public static UnaryOperator<String> in(MailOptions.Language language) {
    MailTexts texts =
        switch (language) {
          case EN -> MailTexts.ENGLISH;
          case DE -> MailTexts.GERMAN;
        };
    return texts::title;
  }
}
