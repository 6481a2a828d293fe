package io.signalbox.cli.profile;

import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.GlobalOptions;
import io.signalbox.cli.Surroundings;
import java.util.Map;
import java.util.Optional;

/**
 * Finds whom to ask. An option comes before a variable of the environment, a variable before the
 * profile. A profile's token goes to the profile's hub and to no other.
 */
public final class Targets {
  static final String URL = "SIGNALBOX_URL";
  static final String TOKEN = "SIGNALBOX_TOKEN";
  static final String PROFILE = "SIGNALBOX_PROFILE";

  private final Surroundings surroundings;
  private final GlobalOptions options;

  public Targets(Surroundings surroundings, GlobalOptions options) {
    this.surroundings = surroundings;
    this.options = options;
  }

  /** The hub with the token. */
  public Target find() throws CommandFailure, InterruptedException {
    return find(true);
  }

  /** The hub alone, for what nobody's credential is needed. */
  public Target findWithoutToken() throws CommandFailure, InterruptedException {
    return find(false);
  }

  private Target find(boolean withToken) throws CommandFailure, InterruptedException {
    Optional<Map.Entry<String, Profile>> profile = profile();
    Optional<String> named = options.hub().or(() -> surroundings.variable(URL));
    HubUrl hub;
    if (named.isPresent()) {
      hub = url(named.get());
    } else if (profile.isPresent()) {
      hub = profile.get().getValue().hub();
    } else {
      throw CommandFailure.usage(
          "Which hub? Run: signalbox login https://hub.example.org, or set " + URL + ".");
    }
    Optional<Profile> own = profile.map(Map.Entry::getValue).filter(one -> one.hub().equals(hub));
    Optional<String> token = withToken ? token(own) : Optional.empty();
    return new Target(
        hub.text(),
        token,
        own.flatMap(Profile::authorities).map(surroundings::file),
        source(own, profile.map(Map.Entry::getKey)));
  }

  private Optional<String> token(Optional<Profile> own)
      throws CommandFailure, InterruptedException {
    Optional<String> variable = surroundings.variable(TOKEN).map(String::strip);
    if (variable.isPresent()) {
      return Optional.of(checked(variable.get()));
    }
    if (own.isPresent() && own.get().token().isPresent()) {
      return Optional.of(checked(own.get().token().get()));
    }
    if (own.isPresent() && own.get().tokenCommand().isPresent()) {
      return Optional.of(checked(TokenCommand.run(own.get().tokenCommand().get())));
    }
    return Optional.empty();
  }

  private String source(Optional<Profile> own, Optional<String> name) {
    if (surroundings.variable(TOKEN).isPresent()) {
      return "variable " + TOKEN;
    }
    return own.isPresent() ? "profile " + name.orElseThrow() : "none";
  }

  /** What cannot stand in a header is no token, and must not be shown either. */
  public static String checked(String token) throws CommandFailure {
    if (token.isEmpty()) {
      throw CommandFailure.usage("There is no token: type it, or give it on the standard input.");
    }
    if (!token.matches("[!-~]{1,4096}")) {
      throw CommandFailure.local(
          "The token has characters that no token has: blanks, or others than ASCII.");
    }
    return token;
  }

  private Optional<Map.Entry<String, Profile>> profile() throws CommandFailure {
    ProfileFile file = ProfileFile.of(surroundings);
    Optional<String> named = options.profile().or(() -> surroundings.variable(PROFILE));
    Optional<String> name = named.isPresent() ? named : file.standard();
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Profile profile = file.read().get(name.get());
    if (profile == null) {
      throw CommandFailure.usage(
          "There is no profile " + name.get() + "; signalbox profiles shows those that there are.");
    }
    return Optional.of(Map.entry(name.get(), profile));
  }

  private static HubUrl url(String text) throws CommandFailure {
    try {
      return HubUrl.parse(text);
    } catch (IllegalArgumentException fault) {
      throw CommandFailure.usage(HubUrl.fault(fault));
    }
  }
}
