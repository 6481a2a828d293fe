package io.signalbox.console.screen;

import io.signalbox.console.page.Page;
import io.signalbox.console.page.Target;

/** What comes of a request to a screen. */
public sealed interface Outcome {

  record Shown(Page page) implements Outcome {}

  /** The browser is sent on, so that a reload repeats nothing. */
  record Moved(Target target) implements Outcome {}

  /** A file for the reader. */
  record File(String name, String type, String content) implements Outcome {}

  /** The page has no such form. */
  record Refused() implements Outcome {}
}
