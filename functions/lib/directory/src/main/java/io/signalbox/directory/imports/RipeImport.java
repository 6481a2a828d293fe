package io.signalbox.directory.imports;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import inet.ipaddr.IPAddress;
import io.signalbox.directory.Addresses;
import io.signalbox.directory.Contact;
import io.signalbox.directory.ObjectKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads RIPE's split files: organisations, the roles that are their abuse contacts, the address
 * blocks and autonomous systems that they have, and from which AS a block is routed. Objects of
 * other types are passed over, and so is a block that says neither who has it nor its country.
 */
final class RipeImport {
  private final Collected objects;
  private final Map<String, RpslObject> roles = new HashMap<>();
  private final List<RpslObject> organisations = new ArrayList<>();

  RipeImport(Collected objects) {
    this.objects = objects;
  }

  void read(byte[] bytes) {
    List.of(ObjectKind.ORGANISATION, ObjectKind.CONTACT, ObjectKind.NETWORK).forEach(objects::tell);
    new RpslReader(objects).read(bytes, this::object);
    organisations.forEach(this::organisation);
  }

  private void object(RpslObject object) {
    switch (object.type()) {
      case "organisation" -> organisations.add(object);
      case "role", "person" -> object.first("nic-hdl").ifPresent(id -> roles.put(id, object));
      case "aut-num" -> autonomousSystem(object);
      case "inetnum", "inet6num" -> blocks(object).forEach(block -> network(object, block));
      case "route", "route6" -> blocks(object).forEach(block -> route(object, block));
      default -> {}
    }
  }

  private void organisation(RpslObject object) {
    ObjectNode json = json().put("name", object.first("org-name").orElse(object.key()));
    objects.add(ObjectKind.ORGANISATION, object.key(), json, object.place());
    Optional<RpslObject> role = object.first("abuse-c").map(roles::get);
    role.flatMap(one -> one.first("abuse-mailbox"))
        .ifPresent(mailbox -> contact(object, role.orElseThrow(), mailbox));
  }

  private void contact(RpslObject organisation, RpslObject role, String mailbox) {
    ObjectNode json = json().put("organisation", organisation.key());
    role.first(role.type()).ifPresent(name -> json.put("name", name));
    json.putArray("roles").add(Contact.ABUSE);
    json.putArray("addresses").addObject().put("address", mailbox);
    String id = role.first("nic-hdl").orElse("") + "." + organisation.key();
    objects.add(ObjectKind.CONTACT, id, json, role.place());
  }

  private void autonomousSystem(RpslObject object) {
    if (object.first("org").isPresent()) {
      ObjectNode json = withSystem(json(), object.key(), object);
      object.first("org").ifPresent(organisation -> json.put("organisation", organisation));
      objects.add(ObjectKind.NETWORK, object.key(), json, object.place());
    }
  }

  private void network(RpslObject object, IPAddress block) {
    Optional<String> organisation = object.first("org");
    Optional<String> country = object.first("country").filter(code -> code.matches("[A-Z]{2}"));
    if (organisation.isPresent() || country.isPresent()) {
      ObjectNode json = json().put("cidr", block.toCanonicalString());
      organisation.ifPresent(id -> json.put("organisation", id));
      country.ifPresent(code -> json.put("country", code));
      objects.add(ObjectKind.NETWORK, id(object, block), json, object.place());
    }
  }

  private void route(RpslObject object, IPAddress block) {
    String origin = object.first("origin").orElse("");
    ObjectNode json = withSystem(json().put("cidr", block.toCanonicalString()), origin, object);
    objects.add(ObjectKind.NETWORK, id(object, block) + "-" + origin, json, object.place());
  }

  private ObjectNode withSystem(ObjectNode json, String text, RpslObject object) {
    if (text.matches("(?i)AS[0-9]{1,10}")) {
      return json.put("asn", Long.parseLong(text.substring(2)));
    }
    objects.fault(object.place(), "an AS such as AS64496 is expected");
    return json;
  }

  /** The fewest blocks that make up the object's range. */
  private List<IPAddress> blocks(RpslObject object) {
    try {
      String[] ends = object.key().split("-", 2);
      if (ends.length == 1) {
        return List.of(Addresses.parseBlock(ends[0].strip()));
      }
      IPAddress first = Addresses.parse(ends[0].strip());
      IPAddress last = Addresses.parse(ends[1].strip());
      if (first.getIPVersion() == last.getIPVersion() && first.compareTo(last) <= 0) {
        return List.of(first.spanWithPrefixBlocks(last));
      }
      objects.fault(object.place(), "the range ends before it begins");
    } catch (IllegalArgumentException notARange) {
      objects.fault(object.place(), String.valueOf(notARange.getMessage()));
    }
    return List.of();
  }

  private static String id(RpslObject object, IPAddress block) {
    return object.type() + "-" + block.toCanonicalString().replace(':', '_').replace('/', '-');
  }

  private static ObjectNode json() {
    return JsonNodeFactory.instance.objectNode();
  }
}
