package io.signalbox.templates;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.ExtensionRegistry;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.lexer.LexerImpl;
import io.pebbletemplates.pebble.lexer.TokenStream;
import io.pebbletemplates.pebble.node.RootNode;
import io.pebbletemplates.pebble.operator.BinaryOperator;
import io.pebbletemplates.pebble.operator.UnaryOperator;
import io.pebbletemplates.pebble.parser.ParserImpl;
import io.pebbletemplates.pebble.parser.ParserOptions;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Pebble templates in a {@link Sandbox}. The same template and variables give the same text, always
 * and everywhere.
 */
public final class TemplateEngine {
  /** A text of two million characters, which is as long as a mail's may be, takes fewer. */
  static final long STEPS_LIMIT = 5_000_000;

  /** No template has use for more, and a parser needs stack for what it parses. */
  public static final int SOURCE_LIMIT_CHARACTERS = 100_000;

  /** A comment, of which nothing is rendered. */
  private static final String NOTHING = "{##}";

  /** A parsed template takes some 100 bytes for each character of its source. */
  private static final int PARSED_LIMIT_CHARACTERS = 50_000;

  private final PebbleEngine pebble;
  private final Function<String, String> finish;
  private final ParsedTemplates parsed = new ParsedTemplates(PARSED_LIMIT_CHARACTERS);

  /**
   * An engine.
   *
   * @param finish makes what is sent of what a template wrote, or throws a {@link Misplaced}
   */
  private TemplateEngine(
      boolean isEscaping, Map<String, Filter> filters, Function<String, String> finish) {
    this.finish = finish;
    this.pebble =
        new PebbleEngine.Builder()
            .registerExtensionCustomizer(extension -> new Sandbox(extension, filters))
            .methodAccessValidator(Sandbox::mayCall)
            .autoEscaping(isEscaping)
            .newLineTrimming(false)
            .defaultLocale(Locale.ROOT)
            .build();
  }

  /** What a template prints is taken as it is. */
  public static TemplateEngine forText() {
    return new TemplateEngine(false, Map.of(), Function.identity());
  }

  /** Everything that a template prints is escaped for HTML. */
  public static TemplateEngine forHtml() {
    return new TemplateEngine(true, Map.of(), Function.identity());
  }

  /**
   * What a template prints is escaped for a string of JSON, and belongs between quotes. Numbers and
   * truth values, and what the filter {@code json} makes of any value, belong outside of them. So
   * no value adds to the document that the template writes.
   */
  public static TemplateEngine forJson() {
    return new TemplateEngine(
        true, Map.of("escape", new JsonStrings(), "json", new JsonValues()), JsonMarks::checked);
  }

  /**
   * What keeps a source from being a template; empty where it is one. What it asks for shows only
   * when it is rendered.
   */
  public Optional<String> fault(String source) {
    try {
      var _ = attempt("given", () -> parse("given", source));
      return Optional.empty();
    } catch (TemplateException fault) {
      return Optional.ofNullable(fault.getMessage());
    }
  }

  /**
   * What a template makes of the variables.
   *
   * @param name what the template is called in a message about it
   * @param limitCharacters how long its text may be
   * @throws TemplateException if it is at fault or goes beyond a limit
   */
  public String render(
      String name, String source, Map<String, Object> variables, int limitCharacters)
      throws TemplateException {
    var text = new BoundedText(limitCharacters);
    return attempt(
        name,
        () -> {
          PebbleTemplate template = parsed(name, source);
          return Steps.within(
              STEPS_LIMIT,
              () -> {
                template.evaluate(text, variables);
                return finish.apply(text.text());
              });
        });
  }

  private PebbleTemplate parsed(String name, String source) throws TemplateException {
    Optional<PebbleTemplate> known = parsed.find(source);
    if (known.isPresent()) {
      return known.get();
    }
    PebbleTemplate template = parse(name, source);
    parsed.keep(source, template);
    return template;
  }

  private PebbleTemplate parse(String name, String source) throws TemplateException {
    if (source.length() > SOURCE_LIMIT_CHARACTERS) {
      throw new TemplateException.Faulty(
          name, "it is longer than " + SOURCE_LIMIT_CHARACTERS + " characters");
    }
    // A backslash at the very end of a quoted text: Pebble's lexer (4.0.0) waits for ever for what
    // it escapes. With something behind it, the lexer tells that the text does not end.
    return template(source.endsWith("\\") ? source + NOTHING : source);
  }

  /** As Pebble does it, but for {@link Interpolations}. */
  private PebbleTemplate template(String source) {
    ExtensionRegistry extensions = pebble.getExtensionRegistry();
    Map<String, UnaryOperator> unary = extensions.getUnaryOperators();
    Map<String, BinaryOperator> binary = extensions.getBinaryOperators();
    TokenStream tokens =
        new LexerImpl(pebble.getSyntax(), unary.values(), binary.values())
            .tokenize(new StringReader(source), source);
    RootNode root =
        new ParserImpl(unary, binary, extensions.getTokenParsers(), new ParserOptions())
            .parse(Interpolations.asConcatenations(tokens));
    var template = new PebbleTemplateImpl(pebble, root, source);
    extensions.getNodeVisitors().forEach(visitors -> visitors.createVisitor(template).visit(root));
    return template;
  }

  /** A value is printed where it does not belong. */
  static final class Misplaced extends RuntimeException {
    private final String reason;

    Misplaced(String reason) {
      super(reason, null, false, false);
      this.reason = reason;
    }

    String reason() {
      return reason;
    }
  }

  private interface Work<T> {
    T done() throws IOException;
  }

  private static <T> T attempt(String name, Work<T> work) throws TemplateException {
    try {
      return work.done();
    } catch (TemplateException limit) {
      throw limit;
    } catch (Steps.Exhausted exhausted) {
      throw new TemplateException.TooManySteps(exhausted.limit());
    } catch (BuiltText.TooLong tooLong) {
      throw new TemplateException.TooLong(BuiltText.LIMIT_CHARACTERS);
    } catch (Misplaced value) {
      throw new TemplateException.Faulty(name, value.reason());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } catch (PebbleException fault) {
      throw told(name, fault);
    } catch (RuntimeException | StackOverflowError fault) {
      throw new TemplateException.Faulty(name, fault.getClass().getSimpleName());
    }
  }

  /** What is at the bottom of a fault: Pebble says of a condition only that it failed. */
  private static TemplateException told(String name, PebbleException fault) {
    PebbleException innermost = fault;
    for (Throwable cause = fault.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof Steps.Exhausted exhausted) {
        return new TemplateException.TooManySteps(exhausted.limit());
      }
      if (cause instanceof BuiltText.TooLong) {
        return new TemplateException.TooLong(BuiltText.LIMIT_CHARACTERS);
      }
      if (cause instanceof PebbleException inner) {
        innermost = inner;
      }
    }
    return new TemplateException.Faulty(
        name, innermost.getPebbleMessage() + " (line " + innermost.getLineNumber() + ")");
  }
}
