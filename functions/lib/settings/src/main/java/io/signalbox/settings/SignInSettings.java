package io.signalbox.settings;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An OpenID provider, and what its groups may do here.
 *
 * @param issuer as the provider's metadata spell it
 * @param clientId under which the provider knows the hub
 * @param clientSecret what the hub shows the provider; empty for a public client
 * @param redirectUri where the provider sends the browser back to; the provider knows it too
 * @param scopes what the hub asks for beside {@code openid}
 * @param nameClaim what people are called here
 * @param groupsClaim where the provider says in which groups somebody is
 * @param groups what the members of each group may do
 */
public record SignInSettings(
    String issuer,
    String clientId,
    Optional<SecretReference> clientSecret,
    String redirectUri,
    List<String> scopes,
    String nameClaim,
    String groupsClaim,
    Map<String, GroupGrants> groups) {
  /** Where it stands below {@code hub}. */
  public static final String NAME = "signIn";

  /** The member that holds the credential. */
  public static final String SECRET = "clientSecret";

  public SignInSettings {
    scopes = List.copyOf(scopes);
    groups = Map.copyOf(groups);
  }

  static SignInSettings read(JsonFields fields) {
    Map<String, GroupGrants> groups = new LinkedHashMap<>();
    fields
        .object("groups")
        .properties()
        .forEach(
            group -> groups.put(group.getKey(), GroupGrants.read(JsonFields.of(group.getValue()))));
    return new SignInSettings(
        fields.required("issuer"),
        fields.required("clientId"),
        fields.optionalSecret(SECRET),
        fields.required("redirectUri"),
        fields.has("scopes") ? fields.texts("scopes") : List.of("profile"),
        fields.text("nameClaim").orElse("preferred_username"),
        fields.text("groupsClaim").orElse("groups"),
        groups);
  }

  /** What somebody may do who is in these groups. */
  public GroupGrants grants(Collection<String> memberOf) {
    return memberOf.stream()
        .distinct()
        .sorted()
        .map(group -> groups.getOrDefault(group, GroupGrants.NONE))
        .reduce(GroupGrants.NONE, GroupGrants::and);
  }
}
