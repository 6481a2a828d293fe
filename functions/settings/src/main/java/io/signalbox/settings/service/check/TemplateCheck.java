package io.signalbox.settings.service.check;

import io.signalbox.settings.CheckContext;
import io.signalbox.settings.TemplateKind;
import io.signalbox.settings.check.Faults;
import io.signalbox.settings.check.JsonLocation;

/** What the schema cannot say of named templates and of those who name them. */
final class TemplateCheck {
  private TemplateCheck() {}

  static void check(JsonLocation templates, CheckContext context, Faults faults) {
    for (JsonLocation template : templates.children()) {
      for (JsonLocation language : template.children()) {
        for (TemplateKind kind : TemplateKind.values()) {
          JsonLocation place = kind.inLanguage(language);
          place
              .text()
              .flatMap(source -> context.templateFault().apply(kind, source))
              .ifPresent(fault -> faults.add(place, fault));
        }
      }
    }
  }

  /**
   * Checks the names.
   *
   * @param holders destinations or connections
   */
  static void names(JsonLocation holders, JsonLocation templates, Faults faults) {
    for (JsonLocation holder : holders.children()) {
      JsonLocation mail = holder.at("mail");
      JsonLocation name = mail.at("template").at("name");
      name.text()
          .filter(text -> !templates.at(text).exists())
          .ifPresent(text -> faults.add(name, "there is no such template"));
      for (TemplateKind kind : TemplateKind.values()) {
        JsonLocation own = kind.in(mail);
        if (name.exists() && own.exists()) {
          faults.add(own, "stands in the named template, in each language");
        }
      }
    }
  }
}
