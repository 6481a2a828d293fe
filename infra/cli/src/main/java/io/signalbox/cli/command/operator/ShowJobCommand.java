package io.signalbox.cli.command.operator;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.HubCommand;
import io.signalbox.cli.command.Jobs;
import io.signalbox.cli.hub.Hub;
import io.signalbox.cli.hub.HubRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signalbox jobs show ID}. */
@Command(name = "show", description = "Show the progress of a resumption, replay or test.")
public final class ShowJobCommand extends HubCommand {
  @Parameters(paramLabel = "ID", description = "The job.")
  private String id = "";

  @Option(names = "--follow", description = "Wait until the job has ended.")
  private boolean follow;

  public ShowJobCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    Hub hub = session().hub();
    JsonNode job = hub.ask(HubRequest.get("/v1/jobs/{}", id)).json();
    if (follow) {
      job = Jobs.follow(session(), hub, job);
    }
    session().printer().thing(job);
    return ExitStatus.DONE;
  }
}
