package io.signalbox.settings;

import io.signalbox.settings.check.Faults;
import io.signalbox.settings.check.JsonLocation;
import io.signalbox.store.Mailer;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** What the schema cannot say of destinations that get mails. */
final class MailCheck {
  private final CheckContext context;
  private final Faults faults;
  private int recipients;

  private MailCheck(CheckContext context, Faults faults) {
    this.context = context;
    this.faults = faults;
  }

  static void check(JsonLocation destination, CheckContext context, Faults faults) {
    new MailCheck(context, faults).destination(destination);
  }

  private void destination(JsonLocation destination) {
    uri(destination.at("uri"));
    JsonLocation mail = destination.at("mail");
    for (String field : List.of("to", "cc", "bcc")) {
      for (JsonLocation address : mail.at(field).children()) {
        recipients++;
        address(address);
      }
    }
    address(mail.at("from"));
    address(mail.at("replyTo"));
    new MailKeysCheck(context, faults).check(mail);
    for (TemplateKind kind : TemplateKind.values()) {
      template(kind, kind.in(mail));
    }
    if (isDirectory(destination.at("uri")) && mail.at("to").children().isEmpty()) {
      faults.add(
          mail.at("to"),
          "names who gets the events for which the directory has nobody: at least one");
    }
    if (recipients > Mailer.RECIPIENTS_LIMIT) {
      faults.add(
          destination,
          "has " + recipients + " recipients in all, and may have " + Mailer.RECIPIENTS_LIMIT);
    }
  }

  private void uri(JsonLocation uri) {
    if (!uri.exists()) {
      faults.add(uri, "a mail needs a mailto: URI, or directory:contacts");
    }
    if (isDirectory(uri)) {
      return;
    }
    try {
      recipients += uri.text().map(MailCheck::mailto).orElse(0);
    } catch (IllegalArgumentException e) {
      faults.add(uri, String.valueOf(e.getMessage()));
    }
  }

  private static boolean isDirectory(JsonLocation uri) {
    return uri.text().filter(MailMethod.DIRECTORY.toString()::equals).isPresent();
  }

  private static int mailto(String uri) {
    try {
      return MailAddress.ofMailto(new URI(uri)).size();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("is no URI: " + e.getReason(), e);
    }
  }

  private void address(JsonLocation address) {
    try {
      address.text().ifPresent(MailAddress::parse);
    } catch (IllegalArgumentException e) {
      faults.add(address, String.valueOf(e.getMessage()));
    }
  }

  private void template(TemplateKind kind, JsonLocation template) {
    template
        .text()
        .flatMap(source -> context.templateFault().apply(kind, source))
        .ifPresent(fault -> faults.add(template, fault));
  }
}
