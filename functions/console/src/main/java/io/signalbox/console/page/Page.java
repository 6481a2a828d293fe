package io.signalbox.console.page;

import java.util.List;
import java.util.Set;

/**
 * A page without what all have in common.
 *
 * @param screen the name of the screen in the navigation
 * @param title of ours, or the name of what the page is about
 */
public record Page(int status, String screen, String title, List<Block> blocks) {
  private static final Set<String> PARTIAL = Set.of("search", "statistics");

  public Page {
    blocks = List.copyOf(blocks);
  }

  public static Page of(String screen, String title, List<Block> blocks) {
    return new Page(200, screen, title, blocks);
  }

  /** Whether that screen answers its own questions in its place, and has series that zoom. */
  public static boolean isPartial(String screen) {
    return PARTIAL.contains(screen);
  }

  public boolean hasSeries() {
    return isPartial(screen);
  }

  /** Never empty: a page has a heading. */
  public String shownTitle() {
    return title.isBlank() ? "–" : ForeignText.shown(title);
  }

  public Page withStatus(int other) {
    return new Page(other, screen, title, blocks);
  }
}
