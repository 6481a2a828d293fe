package io.signalbox.settings.service.check;

import java.util.regex.Pattern;

/**
 * Finds control characters and halves of characters. Line breaks have their place in mail templates
 * alone; anywhere else they would end a header or a line of a log.
 */
final class TextCheck {
  private static final Pattern TEMPLATE = Pattern.compile("/destinations/[^/]*/mail/template/.*");
  private static final Pattern EVENT_DATA = Pattern.compile("/routes/[^/]*/pattern(/.*)?");

  private TextCheck() {}

  static void check(JsonLocation place, Faults faults) {
    if (EVENT_DATA.matcher(place.pointer()).matches()) {
      return;
    }
    boolean template = TEMPLATE.matcher(place.pointer()).matches();
    place
        .text()
        .filter(text -> text.codePoints().anyMatch(character -> isForbidden(character, template)))
        .ifPresent(text -> faults.add(place, "has a control character or half a character"));
    place.children().forEach(child -> check(child, faults));
  }

  private static boolean isForbidden(int character, boolean template) {
    if (template && (character == '\n' || character == '\r' || character == '\t')) {
      return false;
    }
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
