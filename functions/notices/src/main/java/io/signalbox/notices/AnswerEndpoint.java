package io.signalbox.notices;

import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.settings.MailOptions;
import io.signalbox.settings.MailOptions.Language;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code /n/{token}}: what the recipient of a notice sees, and answers. The token in the link is
 * all that it needs. A GET changes nothing, whoever follows the link.
 */
final class AnswerEndpoint {
  /** Of an answer's limit, what the longest event and its base64 may add is left. */
  private static final int CSV_LIMIT_BYTES = 4_000_000;

  private final NoticeDoor door;
  private final NoticeEvents events;
  private final EventsCsv csv;
  private final Answers answers;

  AnswerEndpoint(NoticeDoor door, NoticeEvents events, EventsCsv csv, Answers answers) {
    this.door = door;
    this.events = events;
    this.csv = csv;
    this.answers = answers;
  }

  Response page(Request request) {
    return entering(
        request,
        notice -> {
          PageTexts texts = texts(request, notice);
          return PageLayout.page(
              200, texts, texts.say("title"), AnswerPage.of(notice, events.load(notice), texts));
        });
  }

  Response download(Request request) {
    return entering(
        request,
        notice -> {
          byte[] file = csv.of(notice, events.load(notice).events(), CSV_LIMIT_BYTES);
          return PageLayout.secured(
              Response.bytes(200, EventsCsv.MEDIA_TYPE, file)
                  .withHeader(
                      "Content-Disposition",
                      "attachment; filename=\"events-%s.csv\""
                          .formatted(notice.notice().ticket().text())));
        });
  }

  Response answer(Request request) {
    return entering(
        request,
        notice -> {
          PageTexts texts = texts(request, notice);
          Optional<AnswerForm> form = AnswerForm.parse(request.body());
          if (form.isEmpty()) {
            return PageLayout.message(400, texts, "invalid-title", "invalid");
          }
          if (Answers.areEnough(notice)) {
            return PageLayout.message(409, texts, "invalid-title", "enough");
          }
          // Behind a POST, the page itself: to load it again sends nothing again.
          return answers.keep(notice, form.get())
              ? PageLayout.secured(Response.empty(303)).withHeader("Location", notice.token())
              : PageLayout.message(503, texts, "away-title", "away");
        });
  }

  private Response entering(Request request, Function<OpenNotice, Response> work) {
    PageTexts texts = PageTexts.of(request, Language.EN);
    return switch (door.open(request.pathParameter("token"))) {
      case NoticeDoor.Entry.Open(OpenNotice notice) -> work.apply(notice);
      case NoticeDoor.Entry.Closed _ -> PageLayout.message(410, texts, "closed-title", "closed");
      case NoticeDoor.Entry.Unknown _ -> PageLayout.message(404, texts, "unknown-title", "unknown");
    };
  }

  private static PageTexts texts(Request request, OpenNotice notice) {
    return PageTexts.of(request, notice.destination().options(MailOptions.class).language());
  }
}
