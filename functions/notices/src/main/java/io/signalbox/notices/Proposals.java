package io.signalbox.notices;

import io.signalbox.directory.Annotation;
import io.signalbox.directory.DirectoryObject;
import io.signalbox.directory.DirectoryStore;
import io.signalbox.directory.Layout;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.ObjectKind;
import io.signalbox.directory.ReportInterval;
import io.signalbox.directory.Stored;
import io.signalbox.directory.edit.ChangeGuard;
import io.signalbox.directory.edit.DirectoryEditor;
import io.signalbox.directory.edit.Edited;
import io.signalbox.envelopes.StoredEnvelope;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Turns what recipients ask for into annotations of the directory that steer nothing before a
 * handler approves them. The same request about the same events is one, whoever sends it.
 */
final class Proposals {
  /** How long one is in force, unless the handler says otherwise. */
  static final int DAYS = 30;

  /** The tag of an annotation that has reports come less often. */
  static final String LESS_OFTEN = "less-often";

  private static final ReportInterval SELDOM = new ReportInterval(ReportInterval.Unit.WEEKS, 1);

  /** No instance has this name. */
  private static final String WRITER = "hub:notices";

  /** A look-up reads all annotations of its organisation: so many may wait for a handler. */
  static final int WAITING_LIMIT = 100;

  private static final String NAMES = "answer-";

  /** An annotation holds no longer text. */
  private static final int VALUE_LIMIT_CHARACTERS = 1_000;

  /** What an annotation can tell events apart by, as far as all of a notice have the same. */
  private static final List<String> FIELDS =
      List.of(
          "classification.taxonomy",
          "classification.type",
          "classification.identifier",
          "malware.name",
          "feed.provider",
          "feed.name",
          "source.ip",
          "source.fqdn");

  private final DirectoryStore directory;
  private final DirectoryEditor editor;
  private final Clock clock;

  Proposals(DirectoryStore directory, Clock clock) {
    this.directory = directory;
    this.editor = new DirectoryEditor(directory, clock);
    this.clock = clock;
  }

  /**
   * Proposes what the answer asks for. Nothing where it asks for nothing, where the directory did
   * not name the recipients, where the events have nothing in common, or where too many proposals
   * of the organisation wait.
   *
   * @return whether it stands, if there is anything to propose; where not, the same can be tried
   *     again
   */
  boolean propose(OpenNotice notice, List<StoredEnvelope> events, AnswerKind kind) {
    Map<String, String> condition = inCommon(events);
    Optional<ObjectId> organisation =
        notice
            .notice()
            .holder()
            .subject()
            .organisation()
            .map(name -> new ObjectId(ObjectKind.ORGANISATION, name));
    if (organisation.isEmpty() || condition.isEmpty()) {
      return true;
    }
    String note = "Asked for in the answer to notice " + notice.notice().ticket().text();
    return switch (kind) {
      case FIXED, NOT_OURS, WRONG_CONTACT -> true;
      case FALSE_ALARM ->
          put(organisation.get(), Annotation.INHIBITION, condition, Optional.empty(), note);
      case LESS_OFTEN -> put(organisation.get(), LESS_OFTEN, condition, Optional.of(SELDOM), note);
    };
  }

  private boolean put(
      ObjectId organisation,
      String tag,
      Map<String, String> condition,
      Optional<ReportInterval> interval,
      String note) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Annotation annotation =
        new Annotation(
            id(organisation, tag, condition),
            organisation,
            tag,
            condition,
            Optional.of(today.plusDays(DAYS)),
            interval,
            Annotation.State.PROPOSED,
            Optional.of(note));
    if (!hasRoom(annotation, today)) {
      return true;
    }
    return switch (editor.put(annotation, WRITER, standing -> isOver(standing, today))) {
      case Edited.Done _, Edited.Dangling _ -> true;
      case Edited.Stale _ -> directory.current().get(annotation.id()).isPresent();
      case Edited.Invalid _,
          Edited.Absent _,
          Edited.Removed _,
          Edited.Forbidden _,
          Edited.InUse _ ->
          throw new IllegalStateException("A proposal is a valid annotation");
    };
  }

  /** Whether one more of the organisation may wait, once those that nobody decided have gone. */
  private boolean hasRoom(Annotation proposal, LocalDate today) {
    List<Annotation> waiting =
        directory
            .current()
            .at(List.of(Layout.annotationsOf(proposal.subject(), NAMES)))
            .values()
            .stream()
            .flatMap(List::stream)
            .map(Stored::object)
            .filter(Annotation.class::isInstance)
            .map(Annotation.class::cast)
            .filter(one -> one.state() == Annotation.State.PROPOSED)
            .filter(one -> !one.id().equals(proposal.id()))
            .toList();
    if (waiting.size() < WAITING_LIMIT) {
      return true;
    }
    List<Annotation> over = waiting.stream().filter(one -> isOver(one, today)).toList();
    over.forEach(
        one ->
            editor.remove(
                one.id(),
                WRITER,
                standing -> standing.map(Stored::object).filter(one::equals).isPresent(),
                ChangeGuard.NONE));
    return !over.isEmpty();
  }

  private static ObjectId id(ObjectId organisation, String tag, Map<String, String> condition) {
    String about = organisation.name() + "\n" + tag + "\n" + condition;
    UUID id = UUID.nameUUIDFromBytes(about.getBytes(StandardCharsets.UTF_8));
    return new ObjectId(ObjectKind.ANNOTATION, NAMES + id);
  }

  /** Whether nothing of the same stands, or only what steers nothing any more. */
  private static boolean isOver(Optional<Stored<DirectoryObject>> standing, LocalDate today) {
    return standing.isEmpty()
        || (standing.get().object() instanceof Annotation annotation && isOver(annotation, today));
  }

  private static boolean isOver(Annotation annotation, LocalDate today) {
    return annotation.expires().filter(end -> !today.isBefore(end)).isPresent();
  }

  private static Map<String, String> inCommon(List<StoredEnvelope> events) {
    Map<String, String> common = new TreeMap<>();
    for (String field : FIELDS) {
      List<Optional<String>> values =
          events.stream()
              .map(event -> event.envelope().payload().text(field))
              .distinct()
              .limit(2)
              .toList();
      if (values.size() == 1) {
        values
            .getFirst()
            .filter(value -> !value.isBlank() && value.length() <= VALUE_LIMIT_CHARACTERS)
            .ifPresent(value -> common.put(field, value));
      }
    }
    return common;
  }
}
