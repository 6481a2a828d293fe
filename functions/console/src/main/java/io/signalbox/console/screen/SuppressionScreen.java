package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.access.Caller;
import io.signalbox.console.api.ApiCall;
import io.signalbox.console.page.Block;
import io.signalbox.console.page.Cell;
import io.signalbox.console.page.Field;
import io.signalbox.console.page.Page;
import io.signalbox.console.page.Target;
import io.signalbox.console.page.Tone;
import io.signalbox.settings.people.Permission;
import java.util.List;
import java.util.Set;

/** An address that gets no mail: why, since when, and the way to let it have mail again. */
public final class SuppressionScreen implements Screen {

  static Cell link(String address) {
    return Cell.link(address, Target.of("suppression").with("address", address));
  }

  @Override
  public String name() {
    return "suppression";
  }

  @Override
  public String place() {
    return "today";
  }

  @Override
  public Set<String> parameters() {
    return Set.of("address");
  }

  @Override
  public boolean isFor(Caller caller) {
    return caller.may(Permission.SEE_RECIPIENTS);
  }

  @Override
  public Outcome show(Visit visit) {
    String address = visit.parameter("address").orElse("");
    JsonNode one = visit.api().call(ApiCall.get("v1", "suppressions", address)).orRefusal().json();
    return new Outcome.Shown(
        Page.of(
            place(),
            visit.text("suppression.title"),
            List.of(
                new Block.Facts(
                    List.of(
                        new Block.Fact(
                            visit.text("column.address"),
                            Cell.foreign(one.path("address").asText())),
                        new Block.Fact(
                            visit.text("column.reason"), Cell.foreign(one.path("reason").asText())),
                        new Block.Fact(
                            visit.text("column.detail"), Cell.foreign(one.path("detail").asText())),
                        new Block.Fact(
                            visit.text("column.since"), Cell.time(one.path("since").asText())))),
                Block.Form.writing(
                    name(),
                    List.of(new Field.Hidden("address", address)),
                    visit.text("suppression.lift"),
                    Tone.BAD))));
  }

  @Override
  public Outcome act(Visit visit, FormData form) {
    visit.api().call(ApiCall.delete("v1", "suppressions", form.required("address"))).orRefusal();
    return new Outcome.Moved(Target.of("today"));
  }
}
