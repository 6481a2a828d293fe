package io.signalbox.console.screen;

import io.signalbox.console.page.Block;
import io.signalbox.console.page.Cell;
import io.signalbox.console.page.Field;
import io.signalbox.console.page.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * Shows a part of lists that may be long: {@value #ROWS} rows at a time, and those alone whose name
 * has a text in it, where one was given.
 */
final class ListPart {
  static final Set<String> PARAMETERS = Set.of("name", "page");

  private static final int ROWS = 100;
  private static final int PAGES_LIMIT = 10_000;

  private final Visit visit;
  private final String screen;
  private final String name;
  private final int page;
  private boolean isLong;
  private boolean hasMore;

  /**
   * @param screen whose lists they are
   */
  ListPart(Visit visit, String screen) {
    this.visit = visit;
    this.screen = screen;
    this.name = visit.parameter("name").orElse("");
    this.page =
        visit
            .parameter("page")
            .filter(text -> text.matches("[0-9]{1,5}"))
            .map(Integer::parseInt)
            .filter(number -> number >= 1 && number <= PAGES_LIMIT)
            .orElse(1);
  }

  /** What is shown of a list. */
  <T> List<T> of(List<T> all, Function<T, String> names) {
    String wanted = name.toLowerCase(Locale.ROOT);
    List<T> named =
        all.stream()
            .filter(one -> names.apply(one).toLowerCase(Locale.ROOT).contains(wanted))
            .toList();
    isLong = isLong || all.size() > ROWS;
    hasMore = hasMore || named.size() > page * ROWS;
    return named.stream().skip((page - 1L) * ROWS).limit(ROWS).toList();
  }

  /** The field for the name, and the ways to the other parts; nothing where all is shown. */
  List<Block> blocks() {
    if (!isLong && name.isEmpty()) {
      return List.of();
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        Block.Form.asking(
            screen,
            List.of(new Field.Line("name", visit.text("list.name"), name, "", "search", false)),
            visit.text("list.submit")));
    List<Cell.Link> links = new ArrayList<>();
    if (page > 1) {
      links.add(link("list.before", page - 1));
    }
    if (hasMore) {
      links.add(link("list.after", page + 1));
    }
    if (!links.isEmpty()) {
      blocks.add(new Block.Links(links));
    }
    return blocks;
  }

  private Cell.Link link(String key, int number) {
    Target target = Target.of(screen).with("page", Integer.toString(number));
    return new Cell.Link(
        visit.text(key, ROWS), name.isEmpty() ? target : target.with("name", name));
  }
}
