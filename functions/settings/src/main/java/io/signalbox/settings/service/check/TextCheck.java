package io.signalbox.settings.service.check;

import io.signalbox.settings.DeliveryMethods;
import io.signalbox.settings.check.Faults;
import io.signalbox.settings.check.JsonLocation;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds control characters and halves of characters. Line breaks have their place in the texts of
 * which a delivery method says so; anywhere else they would end a header or a line of a log.
 */
final class TextCheck {
  private static final Pattern MULTILINE =
      Pattern.compile(
          DeliveryMethods.all().stream()
              .flatMap(
                  method ->
                      method.multilineTexts().stream().map(path -> method.name() + "/" + path))
              .map(path -> path.replace("*", "[^/]*"))
              .collect(
                  Collectors.joining(
                      "|",
                      "/(?:destinations|connections|fetches)/[^/]*/(keys/[^/]*/openpgp|keys/[^/]*/certificate|",
                      ")")));
  private static final Pattern NAMED_TEMPLATE =
      Pattern.compile("/templates/[^/]*/[^/]*/(text|html)");
  private static final Pattern EVENT_DATA = Pattern.compile("/routes/[^/]*/pattern(/.*)?");

  private TextCheck() {}

  static void check(JsonLocation place, Faults faults) {
    if (EVENT_DATA.matcher(place.pointer()).matches()) {
      return;
    }
    boolean multiline =
        MULTILINE.matcher(place.pointer()).matches()
            || NAMED_TEMPLATE.matcher(place.pointer()).matches();
    place
        .text()
        .filter(text -> text.codePoints().anyMatch(character -> isForbidden(character, multiline)))
        .ifPresent(text -> faults.add(place, "has a control character or half a character"));
    place.children().forEach(child -> check(child, faults));
  }

  private static boolean isForbidden(int character, boolean multiline) {
    if (multiline && (character == '\n' || character == '\r' || character == '\t')) {
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
