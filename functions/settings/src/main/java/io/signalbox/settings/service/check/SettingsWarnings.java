package io.signalbox.settings.service.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.envelope.KnownFields;
import io.signalbox.formats.Column;
import io.signalbox.keys.KeyUses;
import io.signalbox.mails.TemplateTrial;
import io.signalbox.settings.TemplateKind;
import io.signalbox.settings.check.Fault;
import io.signalbox.settings.check.Faults;
import io.signalbox.settings.check.JsonLocation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds what is valid and probably a mistake: names of nothing, and values that never come. */
public final class SettingsWarnings {

  private SettingsWarnings() {}

  /** All warnings of a valid document, at that moment. */
  public static List<Fault> of(JsonNode document, Instant now) {
    Faults warnings = new Faults();
    JsonLocation root = JsonLocation.root(document);
    JsonLocation destinations = root.at("destinations");
    for (JsonLocation instance : root.at("instances").children()) {
      feeds(instance.at("grants").at("read"), destinations, warnings);
    }
    for (JsonLocation group : root.at("hub").at("signIn").at("groups").children()) {
      feeds(group.at("read"), destinations, warnings);
    }
    TemplateTrial trial = new TemplateTrial();
    for (JsonLocation destination : destinations.children()) {
      columns(destination.at("csv").at("columns"), warnings);
      columns(destination.at("mail").at("columns"), warnings);
      selection(destination.at("fields"), warnings);
      for (TemplateKind kind : TemplateKind.values()) {
        variables(kind, kind.in(destination.at("mail")), trial, warnings);
      }
    }
    for (JsonLocation template : root.at("templates").children()) {
      for (JsonLocation language : template.children()) {
        for (TemplateKind kind : TemplateKind.values()) {
          variables(kind, kind.inLanguage(language), trial, warnings);
        }
      }
    }
    for (JsonLocation route : root.at("routes").children()) {
      PatternWarnings.add(route.at("pattern"), warnings);
      fields(route.at("groupBy"), warnings);
    }
    expiry(root, now, warnings);
    return warnings.list();
  }

  /** Secret ones are known only while they are written. */
  private static void expiry(JsonLocation root, Instant now, Faults warnings) {
    KeyUses.in(root, KeyUses.SecretText.IN_CLEAR, now).stream()
        .filter(use -> use.isExpiring(now))
        .forEach(use -> warnings.add(use.place(), use.expiryText(now)));
  }

  private static void feeds(JsonLocation names, JsonLocation destinations, Faults warnings) {
    for (JsonLocation name : names.children()) {
      name.text()
          .filter(text -> !text.equals("*") && !destinations.at(text).exists())
          .ifPresent(text -> warnings.add(name, "there is no destination of this name to read"));
    }
  }

  private static void columns(JsonLocation names, Faults warnings) {
    for (JsonLocation name : names.children()) {
      name.text()
          .map(Column::parse)
          .ifPresent(
              column -> {
                if (column.source() instanceof Column.Source.Field(String field)) {
                  field(name, field, warnings);
                }
              });
    }
  }

  /** Names of groups of fields, such as {@code source}, name something, too. */
  private static void selection(JsonLocation fields, Faults warnings) {
    Stream.of(
            fields.at("keep").children().stream().map(name -> Map.entry(name, name.text())),
            fields.at("drop").children().stream().map(name -> Map.entry(name, name.text())),
            fields.at("rename").children().stream()
                .map(name -> Map.entry(name, Optional.of(name.name()))))
        .flatMap(Function.identity())
        .forEach(
            name ->
                name.getValue()
                    .filter(text -> !KnownFields.isGroup(text))
                    .ifPresent(text -> field(name.getKey(), text, warnings)));
  }

  private static void variables(
      TemplateKind kind, JsonLocation template, TemplateTrial trial, Faults warnings) {
    template
        .text()
        .map(source -> trial.unknownVariables(kind, source))
        .filter(unknown -> !unknown.isEmpty())
        .ifPresent(
            unknown ->
                warnings.add(template, "no mail has a variable " + String.join(" or ", unknown)));
  }

  private static void fields(JsonLocation names, Faults warnings) {
    for (JsonLocation name : names.children()) {
      name.text().ifPresent(text -> field(name, text, warnings));
    }
  }

  /** Warns of a field that IntelMQ does not have. */
  static void field(JsonLocation place, String name, Faults warnings) {
    if (!KnownFields.isField(name)) {
      warnings.add(
          place,
          "IntelMQ has no field "
              + name
              + KnownFields.similar(name).map(field -> "; it has " + field).orElse(""));
    }
  }
}
