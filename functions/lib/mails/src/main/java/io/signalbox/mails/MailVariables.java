package io.signalbox.mails;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.reader.Ticket;
import io.signalbox.envelope.Marking;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.formats.EventFields;
import io.signalbox.settings.Addressee;
import io.signalbox.settings.MailAddress;
import io.signalbox.settings.MailOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The variables of mail templates. They are maps, lists, texts and numbers alone. Texts that come
 * from events are one line each, so that no event can pretend to be a part of the mail.
 */
final class MailVariables {
  private static final int VALUE_LIMIT_CHARACTERS = 100_000;

  /** Where a file has the whole value. */
  private static final int SAMPLE_LIMIT_CHARACTERS = 500;

  private static final Set<String> IN_PHRASES =
      Set.of(
          "count",
          "part",
          "parts",
          "marking",
          "first",
          "last",
          "shown",
          "delivery",
          "reason",
          "ticket",
          "held_since");
  private static final int KINDS_SHOWN = 20;

  private MailVariables() {}

  /**
   * Those of the subject, which no encryption hides. None of them is taken from an event but {@code
   * kind} and {@code marking}, and these only if they are IntelMQ's own words: no victim's data
   * gets into a subject, whatever its template says.
   */
  static Map<String, Object> ofSubject(MailContent content, MailTexts texts) {
    Delivery delivery = content.delivery();
    var variables = new HashMap<String, Object>();
    variables.put("count", delivery.envelopes().size());
    variables.put("part", delivery.part());
    variables.put("parts", delivery.parts());
    variables.put("date", TimeSpan.text(delivery.cutAt()).substring(0, "2026-11-22".length()));
    variables.put("destination", delivery.destination().name());
    variables.put("sender", sender(content));
    commonKind(delivery.envelopes()).ifPresent(kind -> variables.put("kind", kind));
    variables.put("marking", marking(delivery));
    variables.put("ticket", delivery.correspondence().ticket().map(Ticket::text).orElse(""));
    variables.put("language", texts.language());
    return variables;
  }

  /** Those of the text and the HTML: the subject's, and all about the events. */
  static Map<String, Object> ofBody(
      MailContent content, String subject, MailTexts texts, String reason) {
    Delivery delivery = content.delivery();
    Optional<TimeSpan> span = TimeSpan.of(delivery.envelopes());
    String replyTo = content.replyTo().address();
    boolean isWhole = content.files().isEmpty();
    Rows rows =
        new Rows(
            content.table(),
            content.columnsNamed() ? UnaryOperator.identity() : texts::title,
            isWhole ? VALUE_LIMIT_CHARACTERS : SAMPLE_LIMIT_CHARACTERS);
    Map<String, Object> variables = ofSubject(content, texts);
    variables.put("subject", subject);
    variables.put("delivery", delivery.id().toString());
    variables.put("first", span.map(TimeSpan::first).map(TimeSpan::text).orElse(""));
    variables.put("last", span.map(TimeSpan::last).map(TimeSpan::text).orElse(""));
    variables.put("group", group(delivery));
    variables.put("kinds", kinds(delivery.envelopes()));
    variables.put(
        "advice",
        Advices.of(delivery.envelopes(), texts, delivery.destination().options(MailOptions.class)));
    variables.put("reply_to", replyTo);
    variables.put("reply_link", "mailto:" + percentEncoded(replyTo));
    variables.put("files", content.files());
    variables.put("titles", rows.titles());
    variables.put("rows", rows.rows());
    variables.put("common", rows.common());
    variables.put("entries", rows.entries());
    variables.put("shown", content.table().rows().size());
    variables.put("events", events(delivery.envelopes()));
    variables.put(
        "held_since", delivery.correspondence().heldSince().map(TimeSpan::text).orElse(""));
    variables.put("answer_link", content.answerLink().orElse(""));
    variables.put("reason", oneLine(reason));
    variables.putAll(HistoryVariables.of(delivery.correspondence().history()));
    variables.put("say", texts.phrases(inPhrases(), variables));
    return variables;
  }

  private static Set<String> inPhrases() {
    Set<String> names = new HashSet<>(IN_PHRASES);
    names.addAll(HistoryVariables.IN_PHRASES);
    return names;
  }

  static String oneLine(String text) {
    return oneLine(text, VALUE_LIMIT_CHARACTERS);
  }

  static String oneLine(String text, int limitCharacters) {
    return HeaderText.oneLine(text, limitCharacters);
  }

  /** The operator's name; that of where answers go, where the sender has none. */
  private static String sender(MailContent content) {
    MailAddress from = content.from();
    return from.displayName().or(content.replyTo()::displayName).orElseGet(from::domain);
  }

  private static Optional<String> commonKind(List<StoredEnvelope> arrivals) {
    List<String> kinds = arrivals.stream().map(MailVariables::kind).distinct().limit(2).toList();
    return Optional.of(kinds.getFirst())
        .filter(kind -> kinds.size() == 1 && ClassificationTypes.isKnown(kind));
  }

  private static List<Map<String, Object>> kinds(List<StoredEnvelope> arrivals) {
    Map<String, Long> counts =
        arrivals.stream().collect(groupingBy(MailVariables::kind, counting()));
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(KINDS_SHOWN)
        .map(entry -> Map.<String, Object>of("name", entry.getKey(), "count", entry.getValue()))
        .toList();
  }

  private static String kind(StoredEnvelope arrival) {
    return arrival
        .envelope()
        .payload()
        .text("classification.type")
        .map(MailVariables::oneLine)
        .filter(type -> !type.isEmpty())
        .orElse("not classified");
  }

  private static Map<String, String> group(Delivery delivery) {
    var group = new LinkedHashMap<String, String>();
    Addressee.withoutAddressee(delivery.group())
        .values()
        .forEach((field, value) -> group.put(field, oneLine(value)));
    group.values().removeIf(String::isEmpty);
    return new Printable(group);
  }

  /** Made when a template asks for them: most only want the rows. */
  private static List<Map<String, String>> events(List<StoredEnvelope> arrivals) {
    return new AbstractList<>() {
      @Override
      public Map<String, String> get(int index) {
        return EventFields.of(arrivals.get(index).envelope()).entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, field -> oneLine(field.getValue())));
      }

      @Override
      public int size() {
        return arrivals.size();
      }
    };
  }

  private static String percentEncoded(String address) {
    return URLEncoder.encode(address, StandardCharsets.UTF_8).replace("%40", "@");
  }

  private static String marking(Delivery delivery) {
    Marking marking =
        Marking.of(delivery.envelopes().stream().map(StoredEnvelope::envelope).toList());
    return marking.isEmpty() ? "" : marking.text();
  }
}
