package io.signalbox.settings;

import io.signalbox.settings.check.Faults;
import io.signalbox.settings.check.JsonLocation;
import io.signalbox.store.Mailer;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

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
    mail.at("keys").children().forEach(this::key);
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

  private void key(JsonLocation key) {
    MailAddress address;
    try {
      address = MailAddress.parse(key.name());
    } catch (IllegalArgumentException e) {
      faults.add(key, String.valueOf(e.getMessage()));
      return;
    }
    if (key.at("fingerprint").exists()
        && (key.at("openpgp").exists() || key.at("certificate").exists())) {
      faults.add(key.at("fingerprint"), "stands in the place of openpgp and certificate");
    }
    for (String kind : List.of("openpgp", "certificate")) {
      JsonLocation given = key.at(kind);
      Optional<String> text = given.text();
      boolean isOpenPgp = kind.equals("openpgp");
      var one =
          new MailSecurity.RecipientKey(
              Optional.empty(),
              isOpenPgp ? text : Optional.empty(),
              isOpenPgp ? Optional.empty() : text);
      text.flatMap(present -> context.keyFault().of(one, address.address()))
          .ifPresent(fault -> faults.add(given, fault));
    }
  }

  private void template(TemplateKind kind, JsonLocation template) {
    template
        .text()
        .flatMap(source -> context.templateFault().apply(kind, source))
        .ifPresent(fault -> faults.add(template, fault));
  }
}
