package io.signalbox.directory.imports;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.directory.ObjectKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the tables of certbund-contact: an object with an array of rows for each table. Automatic
 * tables are read like the others. Which organisation has a network stands in a table of its own,
 * so that each such pair becomes a network here.
 */
final class CertbundImport {
  private static final String AUTOMATIC = "_automatic";

  private final Collected objects;
  private final Map<String, String> sectors = new HashMap<>();
  private final Set<String> disabled = new HashSet<>();
  private final Map<String, String> cidrs = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final List<CertbundRow> organisations = new ArrayList<>();
  private final List<CertbundRow> contacts = new ArrayList<>();
  private final List<CertbundRow> owned = new ArrayList<>();
  private final List<CertbundRow> annotations = new ArrayList<>();

  /** The networks that a row of certbund's is here, by what annotations name. */
  private final Map<String, List<String>> networks = new HashMap<>();

  CertbundImport(Collected objects) {
    this.objects = objects;
  }

  void read(byte[] bytes) {
    JsonDocument.read(bytes, objects, this::table);
    organisations.forEach(this::organisation);
    contacts.forEach(this::contact);
    owned.forEach(this::network);
    annotations.forEach(this::annotation);
  }

  private void table(JsonParser parser, String table) throws IOException {
    String name = table.replace(AUTOMATIC, "");
    if (parser.nextToken() != JsonToken.START_ARRAY) {
      objects.fault("/" + table, "an array of rows is expected");
      parser.skipChildren();
      return;
    }
    kind(name).ifPresent(objects::tell);
    for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
      objects.keepPart();
      String place = "/" + table + "/" + i;
      JsonNode node = JsonDocument.MAPPER.readTree(parser);
      if (node instanceof ObjectNode row) {
        keep(new CertbundRow(name, table.endsWith(AUTOMATIC), row, place));
      } else {
        objects.fault(place, "a row is an object");
      }
    }
  }

  private static Optional<ObjectKind> kind(String table) {
    return switch (table) {
      case "organisation" -> Optional.of(ObjectKind.ORGANISATION);
      case "contact" -> Optional.of(ObjectKind.CONTACT);
      case "organisation_to_network", "organisation_to_asn", "organisation_to_fqdn" ->
          Optional.of(ObjectKind.NETWORK);
      case "national_cert" -> Optional.of(ObjectKind.NETWORK);
      default ->
          table.endsWith("_annotation") ? Optional.of(ObjectKind.ANNOTATION) : Optional.empty();
    };
  }

  private void keep(CertbundRow row) {
    switch (row.table()) {
      case "sector" -> sectors.put(row.id("sector"), row.text("name"));
      case "email_status" -> {
        if (!row.json().path("enabled").asBoolean(true)) {
          disabled.add(row.text("email").toLowerCase(Locale.ROOT));
        }
      }
      case "network" -> cidrs.put(row.id("network"), row.text("address"));
      case "fqdn" -> names.put(row.id("fqdn"), row.text("fqdn"));
      case "organisation" -> organisations.add(row);
      case "contact" -> contacts.add(row);
      case "organisation_to_network", "organisation_to_asn", "organisation_to_fqdn" ->
          owned.add(row);
      case "national_cert" -> owned.add(row);
      case "organisation_annotation", "network_annotation", "fqdn_annotation" ->
          annotations.add(row);
      case "autonomous_system_annotation" -> annotations.add(row);
      default -> objects.fault("/" + row.table(), "there is no such table of contacts");
    }
  }

  private void organisation(CertbundRow row) {
    ObjectNode json = json().put("name", row.text("name"));
    Optional.ofNullable(sectors.get(row.shared("sector")))
        .ifPresent(sector -> json.putArray("tags").add(sector));
    objects.add(ObjectKind.ORGANISATION, row.id("organisation"), json, row.place());
  }

  private void contact(CertbundRow row) {
    ObjectNode json = json().put("organisation", row.id("organisation"));
    String name = (row.text("firstname") + " " + row.text("lastname")).strip();
    if (!name.isEmpty()) {
      json.put("name", name);
    }
    String mail = row.text("email");
    json.putArray("addresses")
        .addObject()
        .put("address", mail)
        .put("enabled", !disabled.contains(mail.toLowerCase(Locale.ROOT)));
    objects.add(ObjectKind.CONTACT, row.id("contact"), json, row.place());
  }

  private void network(CertbundRow row) {
    String organisation = row.id("organisation");
    ObjectNode json = json().put("organisation", organisation);
    String what =
        switch (row.table()) {
          case "organisation_to_network" -> {
            json.put("cidr", cidrs.get(row.id("network")));
            yield row.id("network");
          }
          case "organisation_to_fqdn" -> {
            json.put("domain", names.get(row.id("fqdn")));
            yield row.id("fqdn");
          }
          case "organisation_to_asn" -> {
            json.set("asn", row.json().path("asn"));
            yield "asn-" + row.text("asn");
          }
          default -> {
            json.put("country", row.text("country_code"));
            yield row.id("national_cert");
          }
        };
    String id = what + "." + organisation;
    networks.computeIfAbsent(what, _ -> new ArrayList<>()).add(id);
    objects.add(ObjectKind.NETWORK, id, json, row.place());
  }

  private void annotation(CertbundRow row) {
    String id = row.id(row.table());
    switch (row.table()) {
      case "organisation_annotation" ->
          annotation(row, id, json().put("organisation", row.id("organisation")));
      case "autonomous_system_annotation" -> ofNetworks(row, id, "asn-" + row.text("asn"));
      default -> ofNetworks(row, id, row.id(row.table().replace("_annotation", "")));
    }
  }

  private void ofNetworks(CertbundRow row, String id, String what) {
    networks
        .getOrDefault(what, List.of())
        .forEach(one -> annotation(row, id + "." + one, json().put("network", one)));
  }

  private void annotation(CertbundRow row, String id, ObjectNode json) {
    row.annotation(json).ifPresent(reason -> objects.fault(row.place(), reason));
    objects.add(ObjectKind.ANNOTATION, id, json, row.place());
  }

  private static ObjectNode json() {
    return JsonNodeFactory.instance.objectNode();
  }
}
