package io.signalbox.n6;

import io.signalbox.access.Authenticator;
import io.signalbox.access.Caller;
import io.signalbox.api.Endpoint;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** {@code GET /n6/RESOURCE.FORMAT}. Each path is answered with a final slash and without. */
final class N6Endpoints {
  /** Where a query without {@code time.min} is sent. */
  static final Duration DEFAULT_TIME = Duration.ofDays(7);

  private final Authenticator authenticator;
  private final N6Resources resources;
  private final EventSearch search;
  private final Clock clock;

  N6Endpoints(Authenticator authenticator, N6Resources resources, EventSearch search, Clock clock) {
    this.authenticator = authenticator;
    this.resources = resources;
    this.search = search;
    this.clock = clock;
  }

  List<Endpoint> all() {
    List<Endpoint> endpoints = new ArrayList<>();
    for (String group : List.of("search", "report")) {
      for (String end : List.of("", "/")) {
        endpoints.add(
            Endpoint.get(
                    "/n6/" + group + "/{resource}" + end,
                    request -> answer(group + "/" + request.pathParameter("resource"), request))
                .taking(EventQuery.NAMES));
      }
    }
    return endpoints;
  }

  private Response answer(String path, Request request) {
    Caller caller = authenticator.authenticate(request);
    int dot = path.lastIndexOf('.');
    String name = dot < 0 ? path : path.substring(0, dot);
    Optional<EventFile> file = dot < 0 ? Optional.empty() : file(path.substring(dot + 1));
    if (!N6Resources.NAMES.contains(name) || file.isEmpty()) {
      throw Problem.of(
              ProblemType.NOT_FOUND,
              "There are "
                  + String.join(", ", N6Resources.NAMES)
                  + ", each as .json, .sjson and .csv.")
          .exception();
    }
    N6Resource resource = resources.named(caller, name);
    EventQuery query = EventQuery.of(request);
    return query.since("time").isEmpty()
        ? redirect(path, request)
        : file.get().answer(search.find(resource, query));
  }

  private static Optional<EventFile> file(String format) {
    return Arrays.stream(EventFile.values())
        .filter(file -> file.name().toLowerCase(Locale.ROOT).equals(format))
        .findFirst();
  }

  /** Relative, so that it is right behind whatever the client's way to the hub begins with. */
  private Response redirect(String path, Request request) {
    Instant since = clock.instant().minus(DEFAULT_TIME).truncatedTo(ChronoUnit.SECONDS);
    StringBuilder location = new StringBuilder();
    if (request.path().endsWith("/")) {
      location.append("../");
    }
    location.append(path, path.indexOf('/') + 1, path.length());
    location.append('?').append(EventQuery.TIME_MIN).append('=').append(since);
    for (String name : new TreeSet<>(request.queryNames())) {
      for (String value : request.queries(name)) {
        location
            .append('&')
            .append(name)
            .append('=')
            .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
      }
    }
    return Response.empty(307).withHeader("Location", location.toString());
  }
}
