package io.signalbox.settings.service;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.feeds.Release;
import io.signalbox.formats.HubIdentity;
import io.signalbox.routing.DirectoryRouter;
import io.signalbox.routing.Match;
import io.signalbox.routing.Router;
import io.signalbox.settings.DataFormat;
import io.signalbox.settings.Destination;
import io.signalbox.settings.HttpOptions;
import io.signalbox.settings.MailOptions;
import io.signalbox.settings.Route;
import io.signalbox.settings.SettingsDocument;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a destination would get of events, delivery by delivery. */
final class DeliveryPreviews {
  private static final int DELIVERIES_LIMIT = 20;
  private static final String ROUTE = "preview";

  private final HubIdentity hub;
  private final DirectoryAnswers directory;
  private final MailPreviews mails;
  private final Clock clock;

  DeliveryPreviews(HubIdentity hub, DirectoryAnswers directory, MailPreviews mails, Clock clock) {
    this.hub = hub;
    this.directory = directory;
    this.mails = mails;
    this.clock = clock;
  }

  /** Routed as by a route that leads all events to the destination. */
  ObjectNode of(
      SettingsDocument settings,
      Destination destination,
      List<String> groupBy,
      List<Envelope> events,
      String sender) {
    SettingsDocument tried = with(settings, destination, groupBy);
    Router router = new Router(tried);
    DirectoryRouter responsible = directory.router(tried);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("destination", destination.name());
    answer.put("method", destination.method().name());
    ArrayNode withheld = answer.putArray("withheld");
    Map<Match, List<Envelope>> deliveries = new LinkedHashMap<>();
    for (int index = 0; index < events.size(); index++) {
      Envelope event = events.get(index);
      List<Match> matches = responsible.follow(router.match(event, sender), event).matches();
      if (matches.isEmpty()) {
        withheld(withheld, index, "A rule or an annotation of the directory suppresses it.");
      }
      for (Match match : matches) {
        switch (Release.of(event, tried.release(match.destination()))) {
          case Release.Withheld(String reason) -> withheld(withheld, index, reason);
          case Release.Given(Envelope released) ->
              deliveries.computeIfAbsent(match, none -> new ArrayList<>()).add(released);
        }
      }
    }
    List<Part> parts =
        deliveries.entrySet().stream()
            .flatMap(one -> Part.of(one.getKey(), one.getValue()))
            .toList();
    ArrayNode shown = answer.putArray("deliveries");
    parts.stream()
        .limit(DELIVERIES_LIMIT)
        .forEach(part -> shown.add(delivery(tried, part.match(), part.events(), sender)));
    if (parts.size() > DELIVERIES_LIMIT) {
      answer.put("more", parts.size() - DELIVERIES_LIMIT);
    }
    return answer;
  }

  /** The events of one delivery. */
  private record Part(Match match, List<Envelope> events) {
    /** X-ARF is one report a mail. */
    static Stream<Part> of(Match match, List<Envelope> events) {
      return match.destination().format() == DataFormat.X_ARF
          ? events.stream().map(event -> new Part(match, List.of(event)))
          : Stream.of(new Part(match, events));
    }
  }

  private static void withheld(ArrayNode withheld, int index, String reason) {
    withheld.addObject().put("index", index).put("reason", reason);
  }

  private static SettingsDocument with(
      SettingsDocument settings, Destination destination, List<String> groupBy) {
    Map<String, Destination> destinations = new LinkedHashMap<>(settings.destinations());
    destinations.put(destination.name(), destination);
    Route all =
        new Route(
            ROUTE,
            JsonNodeFactory.instance.objectNode(),
            List.of(destination.name()),
            groupBy,
            true);
    return new SettingsDocument(
        settings.instances(),
        destinations,
        Map.of(ROUTE, all),
        settings.connections(),
        settings.fetches(),
        settings.templates(),
        settings.hub());
  }

  private ObjectNode delivery(
      SettingsDocument settings, Match match, List<Envelope> events, String sender) {
    Destination destination = match.destination();
    Preview preview = new Preview(hub, clock.instant());
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("destination", destination.name());
    json.put("events", events.size());
    match.group().values().forEach(json.putObject("group")::put);
    if (destination.options() instanceof MailOptions) {
      json.set("mail", mails.of(settings, match, events, sender, preview));
      return json;
    }
    ArrayNode messages = json.putArray("messages");
    if (destination.options() instanceof HttpOptions http && http.template().isPresent()) {
      BodyPreview.add(messages, http, match, events, clock.instant());
      return json;
    }
    events.forEach(
        event ->
            messages
                .addObject()
                .put("contentType", preview.contentType(destination))
                .put("body", preview.of(event, destination)));
    return json;
  }
}
