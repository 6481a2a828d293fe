package io.signalbox.mails;

import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.settings.TemplateKind;
import io.signalbox.templates.RecordedMap;
import io.signalbox.templates.TemplateException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tries templates on samples before any mail is sent: on one event, on a digest of every kind of
 * event, and on an event of which nothing is known. Made for one document; for one thread.
 */
public final class TemplateTrial {
  /**
   * More templates than any hub has are not tried, so that a document takes so long and no more.
   */
  private static final int TRIALS_LIMIT = 1_000;

  private static final MailTemplates TEMPLATES = new MailTemplates();

  /** What the template engine itself knows. */
  private static final Set<String> BUILT_IN = Set.of("template", "locale", "_context");

  private final Map<Template, Result> results = new HashMap<>();

  private record Template(TemplateKind kind, String source) {}

  /**
   * What came of trying one.
   *
   * @param fault why it makes no mail; empty where it makes one of each sample
   * @param unknown the names it uses that no mail has
   */
  private record Result(Optional<String> fault, Set<String> unknown) {}

  /** What is wrong with a template; empty for one that makes a text of each sample. */
  public Optional<String> fault(TemplateKind kind, String template) {
    return result(kind, template).fault();
  }

  /** The variables that a template uses and that no mail has. */
  public Set<String> unknownVariables(TemplateKind kind, String template) {
    return result(kind, template).unknown();
  }

  private Result result(TemplateKind kind, String source) {
    Template template = new Template(kind, source);
    Result known = results.get(template);
    if (known == null) {
      known =
          results.size() < TRIALS_LIMIT ? tried(template) : new Result(Optional.empty(), Set.of());
      results.put(template, known);
    }
    return known;
  }

  private static Result tried(Template template) {
    Set<String> known = new TreeSet<>(BUILT_IN);
    Set<String> used = new TreeSet<>();
    for (List<StoredEnvelope> events : TemplateSamples.ALL) {
      Map<String, Object> variables =
          MailTemplates.variables(template.kind(), TemplateSamples.content(events));
      known.addAll(variables.keySet());
      try {
        TEMPLATES.render(template.kind(), template.source(), new RecordedMap(variables, used));
      } catch (TemplateException fault) {
        return new Result(Optional.ofNullable(fault.getMessage()), Set.of());
      }
    }
    used.removeAll(known);
    return new Result(Optional.empty(), used);
  }
}
