package io.signalbox.console.screen;

import io.signalbox.access.Caller;
import io.signalbox.console.api.HubApi;
import io.signalbox.console.page.Words;
import io.signalbox.settings.people.Permission;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A request of somebody who has signed in.
 *
 * @param query the parameters, those of the screen only
 */
public record Visit(
    Caller caller,
    HubApi api,
    Words words,
    Map<String, String> query,
    Instant now,
    RandomGenerator random) {
  public Visit {
    query = Map.copyOf(query);
  }

  /** A query parameter; empty where it was not given, or is blank. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name)).map(String::strip).filter(text -> !text.isEmpty());
  }

  boolean may(Permission permission) {
    return caller.may(permission);
  }

  String text(String key, Object... values) {
    return words.text(key, values);
  }
}
