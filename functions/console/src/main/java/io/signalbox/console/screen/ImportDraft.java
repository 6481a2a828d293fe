package io.signalbox.console.screen;

import io.signalbox.console.api.ApiCall;
import io.signalbox.console.page.Block;
import io.signalbox.console.page.Field;
import io.signalbox.console.page.Tone;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a form says of an import. The hub keeps nothing of it between two steps.
 *
 * @param content the kind of a table, or the name of a format
 * @param confirmed the number of removals that the reader has seen
 */
record ImportDraft(String source, String content, String text, Optional<String> confirmed) {
  private static final List<String> CONTENTS =
      List.of("organisations", "contacts", "networks", "json", "ripe");
  private static final Map<String, String> FORMATS =
      Map.of("json", "application/json", "ripe", "text/plain");

  static ImportDraft of(FormData form) {
    return new ImportDraft(
        form.required("source"),
        form.required("content"),
        form.required("csv"),
        form.field("confirmed"));
  }

  static Block form(Visit visit) {
    return Block.Form.writing(
        "imports",
        List.of(
            new Field.Hidden("do", "check"),
            new Field.Upload("csv", visit.text("imports.file"), visit.text("imports.file.hint")),
            new Field.Choice(
                "content",
                visit.text("imports.content"),
                CONTENTS.stream()
                    .map(one -> new Field.Option(one, visit.text("imports.content." + one)))
                    .toList(),
                "contacts"),
            new Field.Line(
                "source",
                visit.text("imports.source"),
                "register",
                visit.text("imports.source.hint"),
                "text",
                true)),
        visit.text("imports.check"),
        Tone.PLAIN);
  }

  ApiCall call() {
    ApiCall call = ApiCall.post("v1", "directory", "imports").with("source", source);
    ApiCall typed =
        FORMATS.containsKey(content)
            ? call.with("format", content).withBody(FORMATS.get(content), text)
            : call.with("format", "csv").with("kind", content).withBody("text/csv", text);
    return confirmed.map(count -> typed.with("confirmRemovals", count)).orElse(typed);
  }

  /** What the next step is to know again. */
  List<Field> hidden(int removals) {
    return List.of(
        new Field.Hidden("do", "import"),
        new Field.Hidden("source", source),
        new Field.Hidden("content", content),
        new Field.Hidden("confirmed", Integer.toString(removals)),
        new Field.Hidden("csv", text));
  }
}
