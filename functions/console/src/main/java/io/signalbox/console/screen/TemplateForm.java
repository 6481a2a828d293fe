package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.console.page.Field;
import io.signalbox.console.page.ForeignText;
import java.util.ArrayList;
import java.util.List;

/** A mail template as a form: subject, text and HTML in each language. */
record TemplateForm(ObjectNode template) implements EntryForm {
  private static final List<String> LANGUAGES = List.of("en", "de");
  private static final List<String> PARTS = List.of("subject", "text", "html");
  private static final int ROWS = 8;

  @Override
  public List<Field> fields(Visit visit) {
    List<Field> fields = new ArrayList<>();
    for (String language : LANGUAGES) {
      for (String part : PARTS) {
        String label = visit.text("template." + part) + " (" + language + ")";
        String name = language + "-" + part;
        fields.add(
            part.equals("subject")
                ? new Field.Line(name, label, shown(language, part), "", "text", false)
                : new Field.Area(name, label, shown(language, part), hint(visit, part), ROWS));
      }
    }
    return fields;
  }

  private static String hint(Visit visit, String part) {
    return part.equals("text") ? visit.text("template.hint") : "";
  }

  @Override
  public String with(FormData form) {
    ObjectNode changed = template.deepCopy();
    for (String language : LANGUAGES) {
      for (String part : PARTS) {
        String sent = form.field(language + "-" + part).orElse("").replace("\r\n", "\n");
        if (!EntryForm.same(sent, shown(language, part))) {
          put(changed, language, part, sent);
        }
      }
    }
    return changed.toPrettyString();
  }

  private static void put(ObjectNode changed, String language, String part, String text) {
    ObjectNode texts = changed.withObjectProperty(language);
    if (text.isEmpty()) {
      texts.remove(part);
    } else {
      texts.put(part, text);
    }
    if (texts.isEmpty()) {
      changed.remove(language);
    }
  }

  private String shown(String language, String part) {
    String text = template.path(language).path(part).asText();
    return part.equals("subject") ? EntryForm.line(text) : ForeignText.code(text);
  }
}
