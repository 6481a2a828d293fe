package io.signalbox.mails;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.settings.MailAdvice;
import io.signalbox.settings.MailOptions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What the kinds of events in a mail mean, the most frequent first. */
final class Advices {
  private static final int SHOWN = 12;

  private Advices() {}

  /** Maps with {@code count}, {@code title}, {@code meaning}, {@code action} and {@code more}. */
  static List<Map<String, Object>> of(
      List<StoredEnvelope> events, MailTexts texts, MailOptions options) {
    Map<MailTexts.Advice, Long> counts =
        events.stream().collect(groupingBy(event -> advice(event, texts, options), counting()));
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<MailTexts.Advice, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(entry -> entry.getKey().title()))
        .limit(SHOWN)
        .map(
            entry ->
                Map.<String, Object>of(
                    "count", entry.getValue(),
                    "title", entry.getKey().title(),
                    "meaning", entry.getKey().meaning(),
                    "action", entry.getKey().action(),
                    "more", entry.getKey().more()))
        .toList();
  }

  private static MailTexts.Advice advice(
      StoredEnvelope event, MailTexts texts, MailOptions options) {
    var payload = event.envelope().payload();
    String type = payload.text("classification.type").orElse("");
    String identifier = payload.text("classification.identifier").orElse("");
    return options
        .advice(identifier, type)
        .map(Advices::own)
        .orElseGet(() -> texts.advice(type, identifier));
  }

  private static MailTexts.Advice own(MailAdvice advice) {
    return new MailTexts.Advice(
        advice.title(), advice.meaning(), advice.action(), advice.more().orElse(""));
  }
}
