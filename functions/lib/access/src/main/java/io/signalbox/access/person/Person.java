package io.signalbox.access.person;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.settings.GroupGrants;
import io.signalbox.settings.Instance;
import io.signalbox.settings.Instance.InvalidContent;
import io.signalbox.settings.Instance.UnknownFields;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.settings.SignInSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody who has signed in with an OpenID provider.
 *
 * @param issuer the provider
 * @param name begins with {@link #PREFIX}, which no instance's name can
 * @param groups those of the provider that the settings had at the sign-in
 * @param roles what these granted then, as {@link GroupGrants#text} writes it
 */
public record Person(String issuer, String name, List<String> groups, String roles) {
  /** What tells a person's name from an instance's. */
  public static final String PREFIX = "person:";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  public Person {
    groups = List.copyOf(groups);
  }

  /** The person by what the settings say of the groups now; empty without a role. */
  public static Optional<Person> of(
      SignInSettings signIn, String name, Collection<String> memberOf) {
    GroupGrants granted = signIn.grants(memberOf);
    List<String> groups =
        memberOf.stream().filter(signIn.groups()::containsKey).distinct().sorted().toList();
    return granted.roles().isEmpty()
        ? Optional.empty()
        : Optional.of(new Person(signIn.issuer(), name, groups, granted.text()));
  }

  /**
   * As whom the hub treats the person. Empty once the settings name another provider, or give the
   * person other grants than at the sign-in.
   */
  public Optional<Instance> in(SettingsDocument settings) {
    return settings
        .hub()
        .signIn()
        .filter(signIn -> signIn.issuer().equals(issuer))
        .map(signIn -> signIn.grants(groups))
        .filter(now -> !now.roles().isEmpty() && now.text().equals(roles))
        .map(this::instance);
  }

  private Instance instance(GroupGrants granted) {
    return new Instance(
        name,
        List.of(),
        Optional.empty(),
        Set.of(),
        granted.grants(),
        InvalidContent.REJECT,
        UnknownFields.WARN);
  }

  public ObjectNode json() {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("issuer", issuer).put("name", name).put("roles", roles);
    ArrayNode list = json.putArray("groups");
    groups.forEach(list::add);
    return json;
  }

  /** The person that {@link #json} has written; empty for anything else. */
  public static Optional<Person> read(String text) {
    try {
      JsonNode json = MAPPER.readTree(text);
      List<String> groups = new ArrayList<>();
      json.path("groups").forEach(group -> groups.add(group.asText()));
      String name = json.path("name").asText();
      return name.startsWith(PREFIX)
          ? Optional.of(
              new Person(json.path("issuer").asText(), name, groups, json.path("roles").asText()))
          : Optional.empty();
    } catch (IOException noPerson) {
      return Optional.empty();
    }
  }
}
