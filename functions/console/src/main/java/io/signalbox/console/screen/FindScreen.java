package io.signalbox.console.screen;

import io.signalbox.access.Caller;
import io.signalbox.console.page.Target;
import java.util.Set;
import java.util.regex.Pattern;

/** The line at the top: leads an id to its event, and all else to who is responsible for it. */
public final class FindScreen implements Screen {
  private static final Pattern ID =
      Pattern.compile("(?i)([^:]+:)*[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

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
    Target target =
        ID.matcher(asked).matches()
            ? EventScreen.target(asked)
            : Target.of("responsible").with("q", asked);
    return new Outcome.Moved(target);
  }
}
