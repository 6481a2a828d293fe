package io.signalbox.local.front;

import io.signalbox.runtime.template.EventSource;
import io.signalbox.runtime.template.FunctionSpec;
import io.signalbox.runtime.template.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which function answers which request. */
final class Routes {

  /** What stands at a method and path. */
  sealed interface Match {
    /**
     * A function answers it.
     *
     * @param resource the path as the template has it
     * @param parameters still percent-encoded
     */
    record Found(String function, String resource, Map<String, String> parameters)
        implements Match {}

    record WrongMethod(SortedSet<String> allowed) implements Match {}

    record Nothing() implements Match {}
  }

  private record Target(String method, List<String> segments, String resource, String function) {

    private static boolean isParameter(String segment) {
      return segment.startsWith("{");
    }

    /** Whether the last parameter takes whatever is left of a path, as {@code {path+}}. */
    private boolean isGreedy() {
      return segments.getLast().endsWith("+}");
    }

    Optional<Map<String, String>> match(List<String> whole) {
      List<String> path = whole;
      if (isGreedy() && whole.size() >= segments.size()) {
        int last = segments.size() - 1;
        path = new ArrayList<>(whole.subList(0, last));
        path.add(String.join("/", whole.subList(last, whole.size())));
        if (path.getLast().isEmpty()) {
          return path.subList(0, last).equals(segments.subList(0, last))
              ? Optional.of(Map.of())
              : Optional.empty();
        }
      }
      if (path.size() != segments.size() || !hasWords(path)) {
        return Optional.empty();
      }
      Map<String, String> parameters = new LinkedHashMap<>();
      for (int i = 0; i < path.size(); i++) {
        String segment = segments.get(i);
        if (isParameter(segment)) {
          parameters.put(
              segment.substring(1, segment.length() - (isGreedy() ? 2 : 1)), path.get(i));
        }
      }
      return Optional.of(parameters);
    }

    /** Whether each segment that is no parameter is there, and each parameter has a value. */
    private boolean hasWords(List<String> path) {
      for (int i = 0; i < path.size(); i++) {
        String segment = segments.get(i);
        boolean fits = isParameter(segment) ? !path.get(i).isEmpty() : segment.equals(path.get(i));
        if (!fits) {
          return false;
        }
      }
      return true;
    }
  }

  private final List<Target> targets = new ArrayList<>();

  Routes(Template template) {
    for (FunctionSpec function : template.functions().values()) {
      for (EventSource.Route route : function.eventSources(EventSource.Route.class)) {
        targets.add(
            new Target(route.method(), segments(route.path()), route.path(), function.name()));
      }
    }
  }

  /**
   * Where several paths match, the one with fewer parameters is meant whatever the method, as in
   * API Gateway.
   */
  Match find(String method, String path) {
    // The tuency bot asks for //intelmq/lookup where its base URL ends in a slash.
    List<String> segments = segments(path.replaceFirst("^/+", "/"));
    SortedMap<String, Match.Found> methods = new TreeMap<>();
    int fewest = Integer.MAX_VALUE;
    for (Target target : targets) {
      Optional<Map<String, String>> parameters = target.match(segments);
      if (parameters.isPresent() && parameters.get().size() <= fewest) {
        if (parameters.get().size() < fewest) {
          methods.clear();
          fewest = parameters.get().size();
        }
        methods.put(
            target.method(),
            new Match.Found(target.function(), target.resource(), parameters.get()));
      }
    }
    Match.@Nullable Found found = methods.get(method);
    if (found != null) {
      return found;
    }
    return methods.isEmpty()
        ? new Match.Nothing()
        : new Match.WrongMethod(new TreeSet<>(methods.keySet()));
  }

  private static List<String> segments(String path) {
    return List.of(path.split("/", -1));
  }
}
