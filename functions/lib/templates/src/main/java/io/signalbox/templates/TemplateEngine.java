package io.signalbox.templates;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pebble templates in a {@link Sandbox}. The same template and variables give the same text, always
 * and everywhere.
 */
public final class TemplateEngine {
  /** How long the loops of one template may take. */
  public static final Duration TIME_LIMIT = Duration.ofSeconds(5);

  /** No template has use for more, and a parser needs stack for what it parses. */
  public static final int SOURCE_LIMIT_CHARACTERS = 100_000;

  private static final Pattern EXPRESSION = Pattern.compile("\\{[{%]");
  private static final Pattern LAST_BACKSLASH =
      Pattern.compile("\\\\(?:[\\n\\r\\u0085\\u2028\\u2029]|\\z)");

  private final PebbleEngine pebble;
  private final LongSupplier nanoseconds;

  private TemplateEngine(boolean escapesHtml, LongSupplier nanoseconds) {
    this.nanoseconds = nanoseconds;
    this.pebble =
        new PebbleEngine.Builder()
            .registerExtensionCustomizer(Sandbox::new)
            .methodAccessValidator(Sandbox::mayCall)
            .autoEscaping(escapesHtml)
            .newLineTrimming(false)
            .defaultLocale(Locale.ROOT)
            .build();
  }

  /**
   * What a template prints is taken as it is.
   *
   * @param nanoseconds a time that only rises
   */
  public static TemplateEngine forText(LongSupplier nanoseconds) {
    return new TemplateEngine(false, nanoseconds);
  }

  /**
   * Everything that a template prints is escaped for HTML.
   *
   * @param nanoseconds a time that only rises
   */
  public static TemplateEngine forHtml(LongSupplier nanoseconds) {
    return new TemplateEngine(true, nanoseconds);
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
    var text = new BoundedText(limitCharacters, TIME_LIMIT, nanoseconds);
    return attempt(
        name,
        () -> {
          parse(name, source).evaluate(text, variables);
          return text.text();
        });
  }

  private PebbleTemplate parse(String name, String source) throws TemplateException {
    if (source.length() > SOURCE_LIMIT_CHARACTERS) {
      throw new TemplateException.Faulty(
          name, "it is longer than " + SOURCE_LIMIT_CHARACTERS + " characters");
    }
    if (mayNeverEnd(source)) {
      throw new TemplateException.Faulty(
          name, "a backslash ends a line behind a quotation mark; put a blank behind it");
    }
    return pebble.getLiteralTemplate(source);
  }

  /**
   * Whether a backslash ends a line, or the template, where an expression's text may have begun. In
   * such a text Pebble's lexer (4.0.0) waits for what the backslash escapes, for ever.
   */
  private static boolean mayNeverEnd(String source) {
    Matcher expression = EXPRESSION.matcher(source);
    int text = expression.find() ? source.indexOf('"', expression.end()) : -1;
    return text >= 0 && LAST_BACKSLASH.matcher(source).region(text, source.length()).find();
  }

  private interface Step<T> {
    T take() throws IOException;
  }

  private static <T> T attempt(String name, Step<T> step) throws TemplateException {
    try {
      return step.take();
    } catch (TemplateException limit) {
      throw limit;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } catch (PebbleException fault) {
      throw new TemplateException.Faulty(
          name, fault.getPebbleMessage() + " (line " + fault.getLineNumber() + ")");
    } catch (RuntimeException | StackOverflowError fault) {
      throw new TemplateException.Faulty(name, fault.getClass().getSimpleName());
    }
  }
}
