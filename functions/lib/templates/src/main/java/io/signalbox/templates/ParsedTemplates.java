package io.signalbox.templates;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The templates that were used last, by their source. A template never changes once it is parsed.
 * For many threads at once.
 */
final class ParsedTemplates {
  private final int limitCharacters;

  @GuardedBy("this")
  private final Map<String, PebbleTemplate> parsed = new LinkedHashMap<>(16, 0.75f, true);

  @GuardedBy("this")
  private int characters;

  /**
   * None.
   *
   * @param limitCharacters how long the sources of all together may be
   */
  ParsedTemplates(int limitCharacters) {
    this.limitCharacters = limitCharacters;
  }

  synchronized Optional<PebbleTemplate> find(String source) {
    return Optional.ofNullable(parsed.get(source));
  }

  /** One that is longer than all may be together is not kept. */
  synchronized void keep(String source, PebbleTemplate template) {
    if (source.length() > limitCharacters) {
      return;
    }
    if (parsed.put(source, template) == null) {
      characters += source.length();
    }
    var oldest = parsed.keySet().iterator();
    while (characters > limitCharacters) {
      characters -= oldest.next().length();
      oldest.remove();
    }
  }
}
