package io.signalbox.directory.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.directory.Annotation;
import io.signalbox.directory.Contact;
import io.signalbox.directory.DirectoryObject;
import io.signalbox.directory.Network;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.ObjectKind;
import io.signalbox.directory.Organisation;
import io.signalbox.directory.ReportInterval;
import io.signalbox.directory.Rule;
import io.signalbox.directory.Selector;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes objects of the directory as JSON: what {@link ObjectReader} reads as the same object. */
public final class ObjectWriter {
  private ObjectWriter() {}

  public static ObjectNode write(DirectoryObject object) {
    return switch (object) {
      case Organisation organisation -> write(organisation);
      case Contact contact -> write(contact);
      case Network network -> write(network);
      case Rule rule -> write(rule);
      case Annotation annotation -> write(annotation);
    };
  }

  private static ObjectNode write(Organisation organisation) {
    ObjectNode json = object().put("name", organisation.label());
    organisation.parent().ifPresent(parent -> json.put("parent", parent.name()));
    organisation
        .language()
        .ifPresent(language -> json.put("language", language.name().toLowerCase(Locale.ROOT)));
    putTexts(json, "tenants", organisation.tenants());
    putTexts(json, "tags", organisation.tags());
    if (!organisation.mailDomains().isEmpty()) {
      putTexts(json, "mailDomains", organisation.mailDomains());
    }
    return json;
  }

  private static ObjectNode write(Contact contact) {
    ObjectNode json = object().put("organisation", contact.organisation().name());
    contact.label().ifPresent(label -> json.put("name", label));
    putTexts(json, "roles", contact.roles());
    ArrayNode addresses = json.putArray("addresses");
    for (Contact.Address address : contact.addresses()) {
      ObjectNode one = addresses.addObject();
      one.put("address", address.mail().text());
      one.put("enabled", address.enabled());
      address.expires().ifPresent(day -> one.put("expires", day.toString()));
      address.key().ifPresent(key -> one.put("key", key));
    }
    return json;
  }

  private static ObjectNode write(Network network) {
    ObjectNode json = object();
    network.organisation().ifPresent(organisation -> json.put("organisation", organisation.name()));
    switch (network.selector()) {
      case Selector.Prefix prefix -> json.put("cidr", prefix.toString());
      case Selector.Domain domain -> json.put("domain", domain.name());
      case Selector.AutonomousSystem system -> json.put("asn", system.number());
      case Selector.Country country -> json.put("country", country.code());
      case Selector.Default() -> json.put("default", true);
    }
    network.origin().system().ifPresent(system -> json.put("asn", system.number()));
    network.origin().country().ifPresent(country -> json.put("country", country.code()));
    json.put("state", network.state().name().toLowerCase(Locale.ROOT));
    network.expires().ifPresent(day -> json.put("expires", day.toString()));
    return json;
  }

  private static ObjectNode write(Rule rule) {
    ObjectNode json = object();
    ObjectNode match = json.putObject("match");
    rule.match().forEach((field, value) -> match.put(field.text(), value));
    json.put("suppress", rule.suppress());
    rule.interval().ifPresent(interval -> json.set("interval", write(interval)));
    putTexts(json, "roles", rule.roles());
    json.put("alsoNextLevel", rule.alsoNextLevel());
    json.put("position", rule.position());
    putTexts(json, "destinations", rule.routing().destinations());
    putTexts(json, "groupBy", rule.routing().groupBy());
    putTexts(json, "copies", rule.routing().copies().stream().map(ObjectId::name).toList());
    rule.routing().template().ifPresent(name -> json.put("template", name));
    rule.routing()
        .quiet()
        .ifPresent(
            quiet -> json.put("quietAfter", quiet.after()).put("escalate", quiet.escalates()));
    return json;
  }

  /** An interval as tuency writes it. */
  public static ObjectNode write(ReportInterval interval) {
    return object().put("unit", interval.unit().text()).put("length", interval.length());
  }

  private static ObjectNode write(Annotation annotation) {
    ObjectNode json = object();
    ObjectId subject = annotation.subject();
    json.put(subject.kind() == ObjectKind.NETWORK ? "network" : "organisation", subject.name());
    json.put("tag", annotation.tag());
    ObjectNode condition = json.putObject("condition");
    annotation.condition().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(one -> condition.put(one.getKey(), one.getValue()));
    annotation.expires().ifPresent(day -> json.put("expires", day.toString()));
    annotation.interval().ifPresent(interval -> json.set("interval", write(interval)));
    json.put("state", annotation.state().name().toLowerCase(Locale.ROOT));
    annotation.note().ifPresent(note -> json.put("note", note));
    return json;
  }

  private static void putTexts(ObjectNode json, String name, List<String> texts) {
    ArrayNode array = json.putArray(name);
    texts.forEach(array::add);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
