package io.signalbox.mails;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.signalbox.envelopes.StoredEnvelope;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What the kinds of events in a mail mean, the most frequent first. */
final class Advices {
  private static final int SHOWN = 12;

  private Advices() {}

  /** Maps with {@code count}, {@code title}, {@code meaning}, {@code action} and {@code more}. */
  static List<Map<String, Object>> of(List<StoredEnvelope> events, MailTexts texts) {
    Map<MailTexts.Advice, Long> counts =
        events.stream().collect(groupingBy(event -> advice(event, texts), counting()));
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

  private static MailTexts.Advice advice(StoredEnvelope event, MailTexts texts) {
    var payload = event.envelope().payload();
    return texts.advice(
        payload.text("classification.type").orElse(""),
        payload.text("classification.identifier").orElse(""));
  }
}
