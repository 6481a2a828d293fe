package io.signalbox.settings;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.settings.check.Faults;
import io.signalbox.settings.check.JsonLocation;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The hub sends mails. */
public record MailMethod() implements DeliveryMethod {

  /** The URI of a destination whose recipients are the contacts in the directory. */
  public static final URI DIRECTORY = URI.create("directory:contacts");

  private static final Interval PAUSE = new Interval.Pause(Duration.ofMinutes(1));

  @Override
  public String name() {
    return "mail";
  }

  @Override
  public DeliveryMethods.Options read(JsonFields options) {
    JsonFields template = options.members("template");
    return new MailOptions(
        options.texts("to"),
        options.texts("cc"),
        options.texts("bcc"),
        options.text("from"),
        options.text("replyTo"),
        options.text("subject"),
        new MailOptions.Template(
            template.text("name"), template.text("text"), template.text("html")),
        options.texts("columns"),
        options.constant("language", MailOptions.Language.class, MailOptions.NONE.language()),
        options.text("reason"),
        options.flag("updates", MailOptions.NONE.updates()),
        NoticeOptions.read(options),
        MailSecurity.read(options),
        options.text("unsubscribe"),
        options.has("perHour") ? Optional.of(options.number("perHour", 1)) : Optional.empty(),
        MailAdvice.read(options.members("advice")));
  }

  @Override
  public Optional<String> schemaResource() {
    return Optional.of("/io/signalbox/settings/mail.schema.json");
  }

  @Override
  public void check(JsonLocation destination, CheckContext context, Faults faults) {
    MailCheck.check(destination, context, faults);
  }

  /** Who sends events one by one must not make a mail of each. */
  @Override
  public Interval immediate() {
    return PAUSE;
  }

  @Override
  public List<String> secrets() {
    return List.of("signingKey/openpgp", "signingKey/passphrase", "smime/signingKey/key");
  }

  @Override
  public List<String> multilineTexts() {
    return List.of(
        "template/text",
        "template/html",
        "keys/*/openpgp",
        "keys/*/certificate",
        "signingKey/openpgp",
        "smime/ca",
        "smime/signingKey/key",
        "smime/signingKey/certificate");
  }

  @Override
  public List<DataFormat> formats() {
    return List.of(DataFormat.values());
  }

  @Override
  public Optional<String> queueVariable() {
    return Optional.of("MAIL_QUEUE");
  }

  /** The domains of all recipients. */
  @Override
  public List<HostPatterns.Target> targets(URI uri, JsonNode options) {
    List<MailAddress> addresses = new ArrayList<>(MailAddress.ofMailto(uri));
    options.path("cc").forEach(address -> addresses.add(MailAddress.parse(address.asText())));
    return addresses.stream()
        .map(address -> new HostPatterns.Target("mailto", address.domain(), -1))
        .toList();
  }
}
