package io.signalbox.console.page;

import java.util.Locale;

/** How a state is to be taken. Never said by colour alone: the words beside it say it, too. */
public enum Tone {
  GOOD,
  BAD,
  WAITING,
  PLAIN;

  public String styleClass() {
    return name().toLowerCase(Locale.ROOT);
  }
}
