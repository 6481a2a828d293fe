package io.signalbox.notices;

import io.signalbox.api.Html;
import io.signalbox.delivery.notice.NoticeState;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.formats.EventTable;
import io.signalbox.mails.FieldTitles;
import io.signalbox.mails.MailColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The page of a notice: its events, and the answers that its recipient can give. */
final class AnswerPage {
  /** A file has the others. */
  private static final int EVENTS_SHOWN = 100;

  private AnswerPage() {}

  static Html of(OpenNotice notice, NoticeEvents.Loaded loaded, PageTexts texts) {
    return Html.of(
        """
        <h1>{}</h1>
        <p class="ticket">#{}</p>
        {}
        <p>{}</p>
        {}
        <h2>{}</h2>
        <p><a href="{}/events.csv">{}</a></p>
        <p class="soft">{}</p>
        {}
        {}
        """,
        texts.say("title"),
        notice.notice().ticket().text(),
        answered(notice, texts),
        texts.say("intro"),
        form(notice, texts),
        texts.say("events"),
        notice.token(),
        texts.say("download"),
        texts.say("links"),
        events(notice, loaded, texts),
        remarks(loaded, texts));
  }

  private static Html answered(OpenNotice notice, PageTexts texts) {
    List<Html> given =
        notice.notice().state().answers().stream()
            .map(NoticeState.Answered::kind)
            .distinct()
            .map(kind -> Html.of("<li>{}</li>", texts.say(kind)))
            .toList();
    return given.isEmpty()
        ? Html.of("")
        : Html.of(
            "<div class=\"done\" role=\"status\"><p>{}</p><ul>{}</ul></div>",
            texts.say("answered"),
            given);
  }

  private static Html form(OpenNotice notice, PageTexts texts) {
    return Html.of(
        """
        <form method="post" action="{}">
        <fieldset><legend>{}</legend>
        <p id="explain">{}</p>
        <p><label for="detail">{}</label>
        <textarea id="detail" name="detail" rows="3" maxlength="{}"></textarea></p>
        <p class="answers">{}</p>
        </fieldset>
        </form>
        """,
        notice.token(),
        texts.say("answer"),
        texts.say("explain"),
        texts.say("detail"),
        AnswerForm.DETAIL_LIMIT_CHARACTERS,
        Arrays.stream(AnswerKind.values())
            .map(
                kind ->
                    Html.of(
                        "<button name=\"answer\" value=\"{}\""
                            + " aria-describedby=\"explain\">{}</button>",
                        kind.word(),
                        texts.say(kind.word())))
            .toList());
  }

  private static List<Html> events(OpenNotice notice, NoticeEvents.Loaded loaded, PageTexts texts) {
    List<Envelope> shown =
        loaded.events().stream().limit(EVENTS_SHOWN).map(StoredEnvelope::envelope).toList();
    EventTable table = EventTable.of(MailColumns.of(notice.destination(), shown), shown);
    UnaryOperator<String> titles = FieldTitles.in(texts.language());
    List<Html> events = new ArrayList<>();
    for (int row = 0; row < shown.size(); row++) {
      List<String> cells = table.rows().get(row);
      events.add(
          Html.of(
              "<section><h3>{} {}</h3><dl>{}</dl></section>",
              texts.say("event"),
              row + 1,
              IntStream.range(0, cells.size())
                  .filter(column -> !cells.get(column).isEmpty())
                  .mapToObj(column -> field(table.titles().get(column), cells.get(column), titles))
                  .toList()));
    }
    return events;
  }

  private static Html field(String name, String value, UnaryOperator<String> titles) {
    return Html.of(
        "<div><dt>{}</dt><dd>{}</dd></div>", titles.apply(name), Defanged.text(name, value));
  }

  private static Html remarks(NoticeEvents.Loaded loaded, PageTexts texts) {
    if (!loaded.isWhole()) {
      return Html.of("<p>{}</p>", texts.say("partial"));
    }
    return loaded.events().size() > EVENTS_SHOWN
        ? Html.of("<p>{}</p>", texts.say("more"))
        : Html.of("");
  }
}
