package io.signalbox.console.page;

import java.util.List;

/**
 * A page without what all have in common.
 *
 * @param screen the name of the screen in the navigation
 * @param title of ours, or the name of what the page is about
 */
public record Page(int status, String screen, String title, List<Block> blocks) {
  public Page {
    blocks = List.copyOf(blocks);
  }

  public static Page of(String screen, String title, List<Block> blocks) {
    return new Page(200, screen, title, blocks);
  }

  public String shownTitle() {
    return ForeignText.shown(title);
  }

  public Page withStatus(int other) {
    return new Page(other, screen, title, blocks);
  }
}
