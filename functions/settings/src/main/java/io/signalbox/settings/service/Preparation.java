package io.signalbox.settings.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.settings.HubSettings;
import io.signalbox.settings.Kind;
import io.signalbox.settings.Revision;
import io.signalbox.settings.SecretReference;
import io.signalbox.settings.SignInSettings;
import io.signalbox.settings.Token;
import io.signalbox.settings.check.Fault;
import io.signalbox.settings.check.JsonLocation;
import io.signalbox.store.Secrets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Takes tokens and credentials out of a written document. Each new credential gets a name that was
 * never used before, so that a document always finds the value it was written with, or none. One
 * that is the same as before keeps its name: writing a document twice changes nothing.
 */
final class Preparation {
  private static final Pattern OWN_NAME = Pattern.compile("destinations/[^/]+/[0-9a-f]{16}");

  private final Secrets secrets;
  private final RandomGenerator random;

  Preparation(Secrets secrets, RandomGenerator random) {
    this.secrets = secrets;
    this.random = random;
  }

  /**
   * Reads from the secret store, and writes nothing.
   *
   * @param base the part of the settings that is replaced
   * @param standing the settings as they stand
   */
  Prepared prepare(ObjectNode base, ObjectNode written, Revision standing) {
    ObjectNode document = ordered(written);
    Kind.INSTANCES.entries(document).properties().forEach(Preparation::hashTokens);
    Map<String, String> newSecrets = new LinkedHashMap<>();
    List<Fault> faults = new ArrayList<>();
    Set<String> known = Secret.references(base);
    Optional<String> ofSignIn =
        standing
            .document()
            .hub()
            .signIn()
            .flatMap(SignInSettings::clientSecret)
            .map(SecretReference::name);
    // What is about to be removed is gone, though it may still be there.
    List<String> gone = standing.retired();
    for (JsonLocation holder : withCopiedCredentials(document)) {
      JsonLocation before = new JsonLocation(holder.pointer(), base.at(holder.pointer()));
      for (Secret secret : Secret.of(holder)) {
        secret.clear().ifPresent(value -> secret.refer(name(value, before, newSecrets)));
        secret
            .reference()
            .filter(name -> !known.contains(name) && !newSecrets.containsKey(name))
            .filter(name -> gone.contains(name) || secrets.get(name).isEmpty())
            .ifPresent(
                name -> faults.add(new Fault(secret.pointer(), "nothing is stored under " + name)));
        secret
            .reference()
            .filter(name -> ofSignIn.filter(name::equals).isPresent() && !secret.isOfSignIn())
            .ifPresent(
                _ -> faults.add(new Fault(secret.pointer(), "the credential is the sign-in's")));
      }
    }
    Set<String> used = Secret.references(document);
    List<String> retired =
        known.stream().filter(name -> !used.contains(name) && isOwn(name)).toList();
    return new Prepared(document, newSecrets, retired, faults);
  }

  /** Whether the name is one that the hub gave; an operator's are never removed. */
  static boolean isOwn(String name) {
    return OWN_NAME.matcher(name).matches();
  }

  /** What may have credentials, with copies of those in clear, that may be changed. */
  private static List<JsonLocation> withCopiedCredentials(ObjectNode document) {
    for (Kind kind : Secret.KINDS) {
      ObjectNode entries = kind.entries(document);
      List<String> changed =
          JsonLocation.root(document).at(kind.text()).children().stream()
              .filter(one -> Secret.of(one).stream().anyMatch(secret -> secret.clear().isPresent()))
              .map(JsonLocation::name)
              .toList();
      changed.forEach(name -> entries.set(name, entries.get(name).deepCopy()));
    }
    return Secret.holders(document);
  }

  /** The same with all parts, in the schema's order. Shares the entries. */
  static ObjectNode ordered(ObjectNode written) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    if (written.has("$schema")) {
      document.set("$schema", written.get("$schema"));
    }
    if (written.has(HubSettings.NAME)) {
      document.set(HubSettings.NAME, written.get(HubSettings.NAME).deepCopy());
    }
    for (Kind kind : Kind.values()) {
      document.putObject(kind.text()).setAll(kind.entries(written));
    }
    return document;
  }

  private static void hashTokens(Map.Entry<String, JsonNode> instance) {
    instance.setValue(instance.getValue().deepCopy());
    for (JsonNode token : instance.getValue().path("tokens")) {
      if (token instanceof ObjectNode object && object.has("token")) {
        object.put("hash", Token.hashOf(object.remove("token").textValue()));
      }
    }
  }

  private String name(String value, JsonLocation before, Map<String, String> newSecrets) {
    Optional<String> kept =
        Secret.of(before).stream()
            .flatMap(secret -> secret.reference().stream())
            .filter(name -> secrets.get(name).filter(value::equals).isPresent())
            .findFirst();
    if (kept.isPresent()) {
      return kept.get();
    }
    String name =
        "destinations/" + before.name() + "/" + HexFormat.of().toHexDigits(random.nextLong());
    newSecrets.put(name, value);
    return name;
  }
}
