package io.signalbox.cli.command.setup;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.HubCommand;
import io.signalbox.cli.command.Pages;
import io.signalbox.cli.output.Column;
import io.signalbox.cli.output.Table;
import io.signalbox.cli.profile.Profile;
import io.signalbox.cli.profile.ProfileFile;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code signalbox profiles}. */
@Command(name = "profiles", description = "List the profiles. Tokens are not shown.")
public final class ProfilesCommand extends HubCommand {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("profile", "/profile"),
          Column.of("hub", "/hub"),
          Column.of("token", "/token"),
          Column.of("default", "/default"));

  public ProfilesCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure {
    ProfileFile file = ProfileFile.of(session().surroundings());
    String standard = file.standard().orElse("");
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode all = answer.putArray("profiles");
    for (Map.Entry<String, Profile> one : file.read().entrySet()) {
      all.addObject()
          .put("profile", one.getKey())
          .put("hub", one.getValue().hub().text())
          .put(
              "token",
              one.getValue().tokenCommand().map(command -> "by: " + command).orElse("in the file"))
          .put("default", one.getKey().equals(standard) ? "yes" : "");
    }
    session()
        .printer()
        .list(
            answer,
            new Table(
                COLUMNS, Pages.items(all), "There are none. Run: signalbox login https://HUB"));
    return ExitStatus.DONE;
  }
}
