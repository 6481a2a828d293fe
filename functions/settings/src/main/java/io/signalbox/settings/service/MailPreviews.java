package io.signalbox.settings.service;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.mails.MailText;
import io.signalbox.routing.Match;
import io.signalbox.settings.DataFormat;
import io.signalbox.settings.Destination;
import io.signalbox.settings.MailAddress;
import io.signalbox.settings.MailOptions;
import io.signalbox.settings.MailTemplate;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.templates.TemplateException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whole mails as they would be sent: to whom, encrypted or why not, text, HTML and files. */
final class MailPreviews {
  private static final int HTML_LIMIT_CHARACTERS = 100_000;

  private final MailPreview mails;
  private final DirectoryAnswers directory;
  private final EncryptionPreview encryption;

  MailPreviews(MailPreview mails, DirectoryAnswers directory, EncryptionPreview encryption) {
    this.mails = mails;
    this.directory = directory;
    this.encryption = encryption;
  }

  ObjectNode of(
      SettingsDocument settings,
      Match match,
      List<Envelope> events,
      String sender,
      Preview preview) {
    Optional<MailTemplate> template = settings.template(match.destination(), match.group());
    MailOptions filled = directory.filledIn(match);
    MailOptions options = template.map(filled::with).orElse(filled);
    Destination destination = match.destination().with(options);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    Collection<MailAddress> recipients = addresses(destination, json);
    ArrayNode keys = json.putArray("recipients");
    recipients.forEach(address -> keys.add(encryption.of(options.security(), address)));
    try {
      MailText text = mails.render(destination, match.group(), events, sender, preview.now());
      json.withObjectProperty("headers").put("Subject", text.subject());
      json.put("text", Preview.beginning(text.text()));
      text.html()
          .ifPresent(html -> json.put("html", Preview.beginning(html, HTML_LIMIT_CHARACTERS)));
    } catch (TemplateException fault) {
      return json.put("notSent", fault.getMessage());
    }
    ArrayNode refusals = json.putArray("refused");
    preview.refusals(events, destination).forEach(refusals::add);
    ArrayNode attachments = json.putArray("attachments");
    if (destination.format() != DataFormat.TABLE) {
      attachments
          .addObject()
          .put("name", MailPreview.files(destination).getFirst())
          .put("contentType", preview.contentType(destination))
          .put("content", preview.of(events, destination));
    }
    return json;
  }

  /** Adds those that stand in headers, and {@code bcc}; answers with all, each once. */
  private Collection<MailAddress> addresses(Destination destination, ObjectNode json) {
    MailOptions options = destination.options(MailOptions.class);
    boolean isNamed = !destination.isDirectory();
    List<MailAddress> to =
        Stream.concat(
                destination.uri().filter(uri -> isNamed).map(MailAddress::ofMailto).stream()
                    .flatMap(List::stream),
                options.to().stream().map(MailAddress::parse))
            .toList();
    List<MailAddress> cc = options.cc().stream().map(MailAddress::parse).toList();
    List<MailAddress> bcc = options.bcc().stream().map(MailAddress::parse).toList();
    ObjectNode headers = json.putObject("headers");
    headers.put("From", mails.from(options).text());
    options.replyTo().ifPresent(address -> headers.put("Reply-To", address));
    headers.put("To", text(to));
    if (!cc.isEmpty()) {
      headers.put("Cc", text(cc));
    }
    ArrayNode hidden = json.putArray("bcc");
    bcc.forEach(address -> hidden.add(address.text()));
    Map<String, MailAddress> all = new LinkedHashMap<>();
    Stream.of(to, cc, bcc)
        .flatMap(List::stream)
        .forEach(address -> all.putIfAbsent(address.key(), address));
    return all.values();
  }

  private static String text(List<MailAddress> addresses) {
    return addresses.stream().map(MailAddress::text).collect(Collectors.joining(", "));
  }
}
