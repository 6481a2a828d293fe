package io.signalbox.deliver.mail;

import io.signalbox.delivery.Delivery;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import io.signalbox.settings.MailOptions;
import io.signalbox.settings.MailTemplate;
import io.signalbox.settings.SettingsSource;
import io.signalbox.settings.TemplateVersions;

/** The templates that destinations and rules name, as they are and as they were. */
final class NamedTemplates {
  private final SettingsSource settings;
  private final TemplateVersions replaced;

  NamedTemplates(SettingsSource settings, TemplateVersions replaced) {
    this.settings = settings;
    this.replaced = replaced;
  }

  /** The version that writes a mail now; empty where the mail has no named template. */
  String version(Destination destination, Group group) {
    return settings.current().template(destination, group).map(MailTemplate::version).orElse("");
  }

  /**
   * The delivery with the templates of that version, in the language of its recipients.
   *
   * @param version empty for one that was cut when no named template wrote it
   */
  Delivery in(Delivery delivery, String version) {
    Destination destination = delivery.destination();
    MailOptions options = destination.options(MailOptions.class);
    if (version.isEmpty()) {
      return options.template().name().isEmpty()
          ? delivery
          : delivery.to(destination.with(options.withoutNamedTemplate()));
    }
    return delivery.to(destination.with(options.with(find(version))));
  }

  private MailTemplate find(String version) {
    return settings.current().templates().values().stream()
        .filter(template -> template.version().equals(version))
        .findFirst()
        .or(() -> replaced.find(version))
        .orElseThrow(
            () -> new IllegalStateException("The version " + version + " of a template is lost"));
  }
}
