package io.signalbox.console.screen;

import io.signalbox.access.Caller;
import io.signalbox.console.page.Target;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line at the top: leads an id to its event, a ticket to its notice, {@code route:NAME} to the
 * route, conditions to the events that meet them, and all else to who is responsible for it.
 */
public final class FindScreen implements Screen {
  private static final Pattern ID =
      Pattern.compile("(?i)([^:]+:)*[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private static final Pattern TICKET = Pattern.compile("[0-9]{8}-[0-9]{8}");
  private static final Pattern ROUTE = Pattern.compile("route:(\\S+)");
  private static final Pattern CONDITION = Pattern.compile("(^|\\s)[a-z_]{3,}:\\S");

  @Override
  public String name() {
    return "find";
  }

  @Override
  public Set<String> parameters() {
    return Set.of("q");
  }

  @Override
  public boolean isFor(Caller caller) {
    return true;
  }

  @Override
  public Outcome show(Visit visit) {
    String asked = visit.parameter("q").orElse("");
    return new Outcome.Moved(target(asked));
  }

  private static Target target(String asked) {
    if (ID.matcher(asked).matches()) {
      return EventScreen.target(asked);
    }
    if (TICKET.matcher(asked).matches()) {
      return Target.of("notice").with("ticket", asked);
    }
    Matcher route = ROUTE.matcher(asked);
    if (route.matches()) {
      return Target.of("rule").with("kind", "routes").with("name", route.group(1));
    }
    return CONDITION.matcher(asked).find()
        ? Target.of("search").with("q", asked)
        : Target.of("responsible").with("q", asked);
  }
}
