package io.signalbox.console.screen;

import io.signalbox.access.Caller;
import java.util.Set;

/** A page of the console that asks the API. */
public interface Screen {

  /** The last segment of its path. Its words begin with {@code NAME.} */
  String name();

  /** The query parameters that it takes. */
  Set<String> parameters();

  /** Whether the instance's grants let it see anything here. */
  boolean isFor(Caller caller);

  /** The name of the screen that the navigation has for it; its own for most. */
  default String place() {
    return name();
  }

  /**
   * The page.
   *
   * @throws io.signalbox.console.api.ApiRefusal if the API refuses a request without which there is
   *     no page
   */
  Outcome show(Visit visit);

  /** What a form of this page asks for; a page without forms that write refuses it. */
  default Outcome act(Visit visit, FormData form) {
    return new Outcome.Refused();
  }
}
