package io.signalbox.deliver.mail.template;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.PebbleException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Pebble templates in a {@link Sandbox}. The same template and variables give the same text, always
 * and everywhere.
 */
final class TemplateEngine {
  /** How long the loops of one template may take. */
  static final Duration TIME_LIMIT = Duration.ofSeconds(5);

  /** No template has use for more, and a parser needs stack for what it parses. */
  static final int SOURCE_LIMIT_CHARACTERS = 100_000;

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

  static TemplateEngine forText(LongSupplier nanoseconds) {
    return new TemplateEngine(false, nanoseconds);
  }

  /** Everything that a template prints is escaped for HTML. */
  static TemplateEngine forHtml(LongSupplier nanoseconds) {
    return new TemplateEngine(true, nanoseconds);
  }

  /**
   * @param name what the template is called in a message about it
   */
  String render(String name, String source, Map<String, Object> variables, int limitCharacters)
      throws TemplateException {
    if (source.length() > SOURCE_LIMIT_CHARACTERS) {
      throw new TemplateException.Faulty(
          name, "it is longer than " + SOURCE_LIMIT_CHARACTERS + " characters");
    }
    var text = new BoundedText(limitCharacters, TIME_LIMIT, nanoseconds);
    try {
      pebble.getLiteralTemplate(source).evaluate(text, variables);
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
    return text.text();
  }
}
