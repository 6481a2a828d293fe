package io.signalbox.routing;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import io.signalbox.settings.Route;
import io.signalbox.settings.SettingsDocument;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells where envelopes go. All routes are one machine, so an envelope costs about the same with
 * one route as with thousands. For many threads at once.
 */
public final class Router {
  private static final Logger LOGGER = System.getLogger(Router.class.getName());

  private final SettingsDocument settings;
  private final List<Route> routes;
  private final List<Integer> unconditional = new ArrayList<>();
  private final EventMatcher<Integer> matcher = new EventMatcher<>();
  private final Set<String> payloadFields;

  /** Takes the enabled routes. One whose pattern is unusable matches nothing, and is logged. */
  public Router(SettingsDocument settings) {
    this.settings = settings;
    this.routes = settings.routes().values().stream().filter(Route::enabled).toList();
    for (int index = 0; index < routes.size(); index++) {
      add(index, routes.get(index));
    }
    this.payloadFields = matcher.fieldsBelow("payload.");
  }

  private void add(int index, Route route) {
    ObjectNode pattern = route.pattern();
    if (pattern.isEmpty()) {
      unconditional.add(index);
      return;
    }
    try {
      matcher.add(index, pattern);
    } catch (IOException | RuntimeException e) {
      LOGGER.log(Level.ERROR, "The pattern of route " + route.name() + " is unusable", e);
    }
  }

  /**
   * Where the envelope goes: each destination and group once, in the order in which routes and
   * their destinations stand in the document. Takes a time that grows with the envelope's size and
   * no faster, whatever it holds; of a field, patterns see {@link RoutedEvent#FIELD_CHARACTERS}
   * characters, and a group {@link Grouping#VALUE_CHARACTERS}.
   *
   * @param sender the instance that posted it
   */
  public List<Match> match(Envelope envelope, String sender) {
    TreeSet<Integer> matching = new TreeSet<>(unconditional);
    if (!matcher.isEmpty()) {
      matching.addAll(matcher.matching(RoutedEvent.of(envelope, sender, payloadFields::contains)));
    }
    Map<FeedKey, List<String>> feeds = new LinkedHashMap<>();
    for (int index : matching) {
      Route route = routes.get(index);
      Group group = Grouping.of(envelope, route);
      for (String name : route.destinations()) {
        Destination destination = settings.destinations().get(name);
        if (destination != null) {
          FeedKey feed = new FeedKey(name, feedGroup(destination, group));
          feeds.computeIfAbsent(feed, key -> new ArrayList<>()).add(route.name());
        }
      }
    }
    List<Match> matches = new ArrayList<>(feeds.size());
    feeds.forEach((feed, names) -> matches.add(match(feed, names)));
    return List.copyOf(matches);
  }

  private Match match(FeedKey feed, List<String> names) {
    return new Match(
        requireNonNull(settings.destinations().get(feed.destination())), feed.group(), names);
  }

  /** Who pulls a feed reads it under its name alone, in one order. */
  private static Group feedGroup(Destination destination, Group group) {
    return destination.isPulled() ? Group.NONE : group;
  }

  private record FeedKey(String destination, Group group) {}
}
