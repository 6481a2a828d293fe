package io.signalbox.console.page;

import java.util.List;

/**
 * What all pages have around them.
 *
 * @param hub the hub's name, as in the path of envelopes
 * @param isForTests whether the hub is not the one in production
 * @param instance who has signed in; empty for nobody
 * @param formToken of the session; empty for nobody's
 */
public record Frame(
    Words words,
    String hub,
    boolean isForTests,
    String instance,
    String formToken,
    List<Item> navigation,
    List<Language> otherLanguages) {
  public Frame {
    navigation = List.copyOf(navigation);
    otherLanguages = List.copyOf(otherLanguages);
  }

  /** A screen in the navigation. */
  public record Item(String page, String text, boolean isCurrent) {}

  /** A language in its own name, and where it is chosen. */
  public record Language(String tag, String name) {
    public String href() {
      return Target.of("language").with("to", tag).href();
    }
  }

  public boolean isSignedIn() {
    return !instance.isEmpty();
  }

  public String style() {
    return Assets.STYLE.href();
  }

  public String script() {
    return Assets.SCRIPT.href();
  }

  public String updates() {
    return Assets.UPDATES.href();
  }

  public String series() {
    return Assets.SERIES.href();
  }

  public String seriesStyle() {
    return Assets.SERIES_STYLE.href();
  }

  public String icon() {
    return Assets.ICON.href();
  }
}
