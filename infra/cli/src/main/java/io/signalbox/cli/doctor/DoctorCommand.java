package io.signalbox.cli.doctor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.HubCommand;
import io.signalbox.cli.output.Column;
import io.signalbox.cli.output.Table;
import io.signalbox.cli.profile.Target;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code signalbox doctor}. */
@Command(
    name = "doctor",
    description = {
      "Check the hub's TLS, clock, health and disk, the token and its grants, and the sender's"
          + " DNS.",
      "Ends with 1 if there is a fault."
    })
public final class DoctorCommand extends HubCommand {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("check", "/check"),
          Column.of("result", "/result"),
          Column.of("detail", "/detail"));

  @Option(
      names = "--sender",
      paramLabel = "ADDRESS",
      description = "The address that mails come from, or its domain.")
  private Optional<String> sender = Optional.empty();

  @Option(
      names = "--dkim-selector",
      paramLabel = "NAME",
      description = "The selector of the key that mails are signed with.")
  private Optional<String> selector = Optional.empty();

  @Option(
      names = "--dns",
      paramLabel = "SERVER",
      description = "The name server to ask, such as 192.0.2.53:53; otherwise this machine's.")
  private Optional<String> dns = Optional.empty();

  public DoctorCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    Target target = session().targets().find();
    Clock clock = session().surroundings().clock();
    List<Finding> findings = new ArrayList<>();
    findings.add(
        target.token().isPresent()
            ? Finding.ok("profile", target.url() + ", token from " + target.source())
            : Finding.fault("profile", "There is no token for " + target.url() + ": log in."));
    findings.addAll(new HubChecks(session().hub(target), target.url(), clock).check());
    if (sender.isPresent()) {
      String domain = sender.get().substring(sender.get().lastIndexOf('@') + 1);
      String server = dns.map(name -> "dns://" + name).orElse("dns:");
      findings.addAll(new SenderDomain(new DnsTextRecords(server)).check(domain, selector));
    } else {
      findings.add(Finding.skipped("mail", "Give --sender ADDRESS to check SPF, DMARC and DKIM."));
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode checks = answer.putArray("checks");
    findings.forEach(finding -> checks.add(finding.json()));
    session()
        .printer()
        .list(
            answer,
            new Table(COLUMNS, findings.stream().map(Finding::json).toList(), "No checks."));
    return findings.stream().anyMatch(one -> one.verdict() == Finding.Verdict.FAULT)
        ? ExitStatus.REFUSED
        : ExitStatus.DONE;
  }
}
