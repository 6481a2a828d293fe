package io.signalbox.scenarios;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;

/**
 * Makes the parts of a mail readable, as far as a scenario needs it: base64 parts are decoded, the
 * rest stays.
 */
final class MailText {
  private MailText() {}

  static String of(String mail) {
    return Arrays.stream(mail.split("\r?\n\r?\n"))
        .map(MailText::decoded)
        .collect(Collectors.joining("\n\n"))
        .replaceAll("=\r?\n", "");
  }

  private static String decoded(String block) {
    String text = block.replaceAll("(?m)^--.*$", "").replaceAll("\\s", "");
    try {
      return text.isEmpty()
          ? block
          : new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notBase64) {
      return block;
    }
  }
}
