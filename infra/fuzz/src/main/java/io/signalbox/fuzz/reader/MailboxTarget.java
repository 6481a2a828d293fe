package io.signalbox.fuzz.reader;

import io.signalbox.settings.MailAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;

/** Mail addresses: what was read holds nothing that could end a header, and is read again alike. */
final class MailboxTarget implements Target {

  @Override
  public void run(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    try {
      check(MailAddress.parse(text));
    } catch (IllegalArgumentException told) {
      Promise.hold(!String.valueOf(told.getMessage()).isBlank(), "No reason");
    }
    try {
      MailAddress.ofMailto(new URI("mailto:" + text)).forEach(MailboxTarget::check);
    } catch (URISyntaxException | IllegalArgumentException told) {
      Promise.hold(!String.valueOf(told.getMessage()).isBlank(), "No reason");
    }
  }

  private static void check(MailAddress address) {
    String written = address.address();
    Promise.hold(
        written.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '<' && c != '>' && c != ','),
        "… could be something else in a header",
        written);
    MailAddress again = MailAddress.parse(written);
    Promise.hold(again.address().equals(written), "… is read as …", written, again);
    address
        .displayName()
        .ifPresent(
            name ->
                Promise.hold(
                    name.chars().noneMatch(c -> c < ' ' || c == 0x7f), "… ends a line", name));
  }
}
