package io.signalbox.settings.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.signalbox.settings.DeliveryMethod;
import io.signalbox.settings.DeliveryMethods;
import io.signalbox.settings.HubSettings;
import io.signalbox.settings.Kind;
import io.signalbox.settings.SignInSettings;
import io.signalbox.settings.check.JsonLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A place in a document where a credential stands: in clear, as it is written, or as a reference to
 * the secret store, as it is kept and shown.
 *
 * @param holder the object that has the credential as a member
 */
record Secret(String pointer, ObjectNode holder, String member) {

  /** The member that makes an object a reference. */
  static final String STORED = "stored";

  /** The kinds of entries that may have credentials. */
  static final List<Kind> KINDS = List.of(Kind.DESTINATIONS, Kind.CONNECTIONS, Kind.FETCHES);

  private static final String SIGN_IN = "/" + HubSettings.NAME + "/" + SignInSettings.NAME;

  /** The entries that may have credentials, and the hub's sign-in. */
  static List<JsonLocation> holders(ObjectNode document) {
    JsonLocation root = JsonLocation.root(document);
    return Stream.concat(
            KINDS.stream().flatMap(kind -> root.at(kind.text()).children().stream()),
            Stream.of(root.at(HubSettings.NAME).at(SignInSettings.NAME)))
        .toList();
  }

  /** The credentials of one destination, connection or fetch, or of the sign-in. */
  static List<Secret> of(JsonLocation destination) {
    List<Secret> secrets = new ArrayList<>();
    for (DeliveryMethod method : DeliveryMethods.all()) {
      JsonLocation options = destination.at(method.name());
      method.secrets().forEach(path -> add(options, path, secrets));
    }
    if (destination.pointer().equals(SIGN_IN)) {
      add(destination, SignInSettings.SECRET, secrets);
    }
    return secrets;
  }

  private static void add(JsonLocation options, String path, List<Secret> secrets) {
    int last = path.lastIndexOf('/');
    String member = path.substring(last + 1);
    List<JsonLocation> holders =
        last < 0 ? List.of(options) : options.matching(path.substring(0, last));
    for (JsonLocation holder : holders) {
      if (holder.node() instanceof ObjectNode object) {
        List<String> names = member.equals("*") ? names(object) : List.of(member);
        names.stream()
            .filter(object::has)
            .map(name -> new Secret(holder.at(name).pointer(), object, name))
            .forEach(secrets::add);
      }
    }
  }

  private static List<String> names(ObjectNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  /** The names of all credentials that a document refers to. */
  static Set<String> references(ObjectNode document) {
    Set<String> names = new TreeSet<>();
    for (JsonLocation holder : holders(document)) {
      of(holder).forEach(secret -> secret.reference().ifPresent(names::add));
    }
    return names;
  }

  /** Whether it is one of the sign-in, which only administrators may use. */
  boolean isOfSignIn() {
    return pointer.startsWith(SIGN_IN + "/");
  }

  /** What the place refers to; empty if it holds a credential in clear. */
  Optional<String> reference() {
    return Optional.ofNullable(value().path(STORED).textValue());
  }

  /** The credential; empty if the place refers to the secret store. */
  Optional<String> clear() {
    return Optional.ofNullable(value().textValue());
  }

  void refer(String name) {
    holder.set(member, JsonNodeFactory.instance.objectNode().set(STORED, TextNode.valueOf(name)));
  }

  private JsonNode value() {
    return holder.path(member);
  }

  @Override
  public String toString() {
    return "Secret[" + pointer + "]";
  }
}
