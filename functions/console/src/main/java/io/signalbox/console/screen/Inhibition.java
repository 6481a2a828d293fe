package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.console.api.ApiCall;
import io.signalbox.console.page.Block;
import io.signalbox.console.page.Field;
import io.signalbox.console.page.Target;
import io.signalbox.console.page.Tone;
import io.signalbox.settings.people.Permission;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Stops notices about one address or name until a day, by an annotation of its network. */
final class Inhibition {
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final int LONGEST_NAME = 200;

  private Inhibition() {}

  /**
   * The form; none for who may not write annotations, and where no network has the address.
   *
   * @param asked an address or a domain name
   * @param network the id of the narrowest network that has it; empty for none
   */
  static List<Block> form(Visit visit, String asked, String type, String network) {
    if (network.isEmpty() || visit.caller().scope(Permission.HANDLE).isNothing()) {
      return List.of();
    }
    return List.of(
        new Block.Quote(Tone.PLAIN, visit.text("responsible.inhibit"), asked),
        Block.Form.writing(
            "responsible",
            List.of(
                new Field.Hidden("q", asked),
                new Field.Hidden("type", type),
                new Field.Hidden("network", network),
                new Field.Line(
                    "until",
                    visit.text("responsible.inhibit.until"),
                    "",
                    visit.text("responsible.inhibit.hint"),
                    "date",
                    true)),
            visit.text("responsible.inhibit.submit"),
            Tone.BAD));
  }

  static Outcome write(Visit visit, FormData form) {
    String asked = form.required("q").toLowerCase(Locale.ROOT);
    String until = form.required("until");
    if (!DAY.matcher(until).matches()) {
      throw new IllegalArgumentException("Not a day: " + until);
    }
    String type = form.field("type").orElse("");
    ObjectNode annotation = JsonNodeFactory.instance.objectNode();
    annotation
        .put("network", form.required("network"))
        .put("tag", "inhibition")
        .put("expires", until);
    ObjectNode condition = annotation.putObject("condition");
    condition.put(ResponsibleScreen.isAddress(asked) ? "source.ip" : "source.fqdn", asked);
    if (!type.isEmpty()) {
      condition.put("classification.type", type);
    }
    visit
        .api()
        .call(
            ApiCall.put("v1", "directory", "annotations", name(asked, type))
                .withJson(annotation.toString()))
        .orRefusal();
    Target back = Target.of("responsible").with("q", asked).with("done", "inhibited");
    return new Outcome.Moved(type.isEmpty() ? back : back.with("type", type));
  }

  /** As the command line names it, so that both write one annotation. */
  private static String name(String asked, String type) {
    String name = "inhibit-" + asked + (type.isEmpty() ? "" : "-" + type);
    String safe = name.replaceAll("[^A-Za-z0-9._-]", "-");
    return safe.substring(0, Math.min(safe.length(), LONGEST_NAME));
  }
}
