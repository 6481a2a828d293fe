package io.signalbox.templates;

import io.pebbletemplates.pebble.extension.Extension;
import io.pebbletemplates.pebble.extension.ExtensionCustomizer;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.node.ForNode.LoopVariables;
import io.pebbletemplates.pebble.operator.BinaryOperator;
import io.pebbletemplates.pebble.operator.BinaryOperatorImpl;
import io.pebbletemplates.pebble.tokenParser.ForTokenParser;
import io.pebbletemplates.pebble.tokenParser.IfTokenParser;
import io.pebbletemplates.pebble.tokenParser.TokenParser;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The part of the template language that a mail template may use. Whoever may write settings writes
 * templates, and must not thereby get at the function's classes, files, memory or time.
 *
 * <ul>
 *   <li>The tags {@code for} and {@code if}: no assignments and no macros, with which text could
 *       double itself, and no files.
 *   <li>Filters whose output is not much larger than their input. Not {@code raw}: in HTML
 *       everything is escaped.
 *   <li>Texts that expressions build are bounded.
 *   <li>No functions, no ranges and no regular expressions.
 *   <li>No methods, but for those that {@code loop} and a map's entries need.
 * </ul>
 */
final class Sandbox extends ExtensionCustomizer {
  private static final Set<String> FILTERS =
      Set.of(
          "abbreviate",
          "capitalize",
          "date",
          "default",
          "escape",
          "first",
          "join",
          "last",
          "length",
          "lower",
          "numberformat",
          "slice",
          "title",
          "trim",
          "upper");
  private static final Set<String> OPERATORS_LEFT_OUT = Set.of("..", "matches");
  private static final Set<String> ENTRY_METHODS = Set.of("getKey", "getValue");

  private final Map<String, Filter> own;

  /**
   * The sandbox of an extension.
   *
   * @param own filters of ours: those that take the place of the extension's, and {@code json}
   */
  Sandbox(Extension delegate, Map<String, Filter> own) {
    super(delegate);
    this.own = own;
  }

  /** Whether a template may call the method on that object. */
  static boolean mayCall(Object target, Method method) {
    return switch (target) {
      case LoopVariables _ -> method.getDeclaringClass() == LoopVariables.class;
      case Map.Entry<?, ?> _ -> ENTRY_METHODS.contains(method.getName());
      default -> false;
    };
  }

  @Override
  public List<TokenParser> getTokenParsers() {
    return Stream.ofNullable(super.getTokenParsers())
        .flatMap(List::stream)
        .flatMap(Sandbox::tag)
        .toList();
  }

  private static Stream<TokenParser> tag(TokenParser parser) {
    return switch (parser) {
      case ForTokenParser _ -> Stream.of(new MeteredLoop());
      case IfTokenParser _ -> Stream.of(parser);
      default -> Stream.empty();
    };
  }

  @Override
  public Map<String, Filter> getFilters() {
    var filters = new HashMap<String, Filter>();
    Map<String, Filter> all = super.getFilters();
    if (all != null) {
      filters.putAll(all);
      filters.keySet().retainAll(FILTERS);
      filters.computeIfPresent("escape", (_, escape) -> new HtmlEscape(escape));
      filters.computeIfPresent("join", (_, join) -> new BoundedJoin(join));
      if (filters.containsKey("escape")) {
        filters.putAll(own);
      }
      filters.replaceAll((_, filter) -> new MeteredFilter(filter));
    }
    return filters;
  }

  @Override
  public Map<String, Function> getFunctions() {
    return Map.of();
  }

  @Override
  public List<BinaryOperator> getBinaryOperators() {
    return Stream.ofNullable(super.getBinaryOperators())
        .flatMap(List::stream)
        .filter(operator -> !OPERATORS_LEFT_OUT.contains(operator.getSymbol()))
        .map(Sandbox::bounded)
        .toList();
  }

  private static BinaryOperator bounded(BinaryOperator operator) {
    return operator.getSymbol().equals("~")
        ? new BinaryOperatorImpl(
            operator.getSymbol(),
            operator.getPrecedence(),
            BoundedConcatenation::new,
            operator.getType(),
            operator.getAssociativity())
        : operator;
  }
}
