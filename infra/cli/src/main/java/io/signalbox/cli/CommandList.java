package io.signalbox.cli;

import io.signalbox.cli.command.HubCommand;
import io.signalbox.cli.command.handler.DeliveriesCommand;
import io.signalbox.cli.command.handler.DeliveryCommand;
import io.signalbox.cli.command.handler.FetchProofCommand;
import io.signalbox.cli.command.handler.FindCommand;
import io.signalbox.cli.command.handler.FunnelCommand;
import io.signalbox.cli.command.handler.InfoCommand;
import io.signalbox.cli.command.handler.InhibitCommand;
import io.signalbox.cli.command.handler.LineageCommand;
import io.signalbox.cli.command.handler.ListNoticesCommand;
import io.signalbox.cli.command.handler.NoticeMailCommand;
import io.signalbox.cli.command.handler.ResendNoticeCommand;
import io.signalbox.cli.command.handler.RevokeNoticeCommand;
import io.signalbox.cli.command.handler.ShowCommand;
import io.signalbox.cli.command.handler.ShowNoticeCommand;
import io.signalbox.cli.command.handler.StatsCommand;
import io.signalbox.cli.command.handler.StatusCommand;
import io.signalbox.cli.command.handler.UnroutedCommand;
import io.signalbox.cli.command.handler.VerifyProofCommand;
import io.signalbox.cli.command.handler.WhoCommand;
import io.signalbox.cli.command.handler.WhyCommand;
import io.signalbox.cli.command.operator.AcceptCommand;
import io.signalbox.cli.command.operator.AcceptInvitationCommand;
import io.signalbox.cli.command.operator.AcceptQuarantinedCommand;
import io.signalbox.cli.command.operator.ApproveErasureCommand;
import io.signalbox.cli.command.operator.Aside;
import io.signalbox.cli.command.operator.AuditCommand;
import io.signalbox.cli.command.operator.BackupCommand;
import io.signalbox.cli.command.operator.DismissCommand;
import io.signalbox.cli.command.operator.EndSessionsCommand;
import io.signalbox.cli.command.operator.EraseCommand;
import io.signalbox.cli.command.operator.FeedCommand;
import io.signalbox.cli.command.operator.HeldCommand;
import io.signalbox.cli.command.operator.InviteCommand;
import io.signalbox.cli.command.operator.KeysCommand;
import io.signalbox.cli.command.operator.LiftSuppressionCommand;
import io.signalbox.cli.command.operator.ListAsideCommand;
import io.signalbox.cli.command.operator.ListDestinationsCommand;
import io.signalbox.cli.command.operator.ListErasuresCommand;
import io.signalbox.cli.command.operator.ListFetchesCommand;
import io.signalbox.cli.command.operator.ListInstancesCommand;
import io.signalbox.cli.command.operator.ListPeersCommand;
import io.signalbox.cli.command.operator.ListSuppressionsCommand;
import io.signalbox.cli.command.operator.PauseCommand;
import io.signalbox.cli.command.operator.RejectErasureCommand;
import io.signalbox.cli.command.operator.ReplayCommand;
import io.signalbox.cli.command.operator.ResumeCommand;
import io.signalbox.cli.command.operator.ShowDestinationCommand;
import io.signalbox.cli.command.operator.ShowErasureCommand;
import io.signalbox.cli.command.operator.ShowFetchCommand;
import io.signalbox.cli.command.operator.ShowInstanceCommand;
import io.signalbox.cli.command.operator.ShowJobCommand;
import io.signalbox.cli.command.operator.ShowPeerCommand;
import io.signalbox.cli.command.operator.ShowSuppressionCommand;
import io.signalbox.cli.command.operator.TailCommand;
import io.signalbox.cli.command.operator.TestDestinationCommand;
import io.signalbox.cli.command.settings.ApplyCommand;
import io.signalbox.cli.command.settings.ApproveCommand;
import io.signalbox.cli.command.settings.HistoryCommand;
import io.signalbox.cli.command.settings.ImportCommand;
import io.signalbox.cli.command.settings.ListDirectoryCommand;
import io.signalbox.cli.command.settings.ListImportsCommand;
import io.signalbox.cli.command.settings.PlanCommand;
import io.signalbox.cli.command.settings.PreviewCommand;
import io.signalbox.cli.command.settings.ProposalCommand;
import io.signalbox.cli.command.settings.ProposalsCommand;
import io.signalbox.cli.command.settings.PullCommand;
import io.signalbox.cli.command.settings.PutDirectoryCommand;
import io.signalbox.cli.command.settings.PutSettingCommand;
import io.signalbox.cli.command.settings.RejectCommand;
import io.signalbox.cli.command.settings.RemoveDirectoryCommand;
import io.signalbox.cli.command.settings.RemoveSettingCommand;
import io.signalbox.cli.command.settings.RevertCommand;
import io.signalbox.cli.command.settings.SchemaCommand;
import io.signalbox.cli.command.settings.ShowDirectoryCommand;
import io.signalbox.cli.command.settings.ShowSettingCommand;
import io.signalbox.cli.command.settings.UndoImportCommand;
import io.signalbox.cli.command.settings.WhatIfCommand;
import io.signalbox.cli.command.setup.CompletionCommand;
import io.signalbox.cli.command.setup.LoginCommand;
import io.signalbox.cli.command.setup.LogoutCommand;
import io.signalbox.cli.command.setup.ProfilesCommand;
import io.signalbox.cli.doctor.DoctorCommand;
import io.signalbox.cli.post.PostCommand;
import io.signalbox.cli.sending.ApproveSendingCommand;
import io.signalbox.cli.sending.ListSendingsCommand;
import io.signalbox.cli.sending.RejectSendingCommand;
import io.signalbox.cli.sending.SendOnceCommand;
import io.signalbox.cli.sending.ShowSendingCommand;
import io.signalbox.cli.tickets.LinkTicketCommand;
import io.signalbox.cli.tickets.OpenTicketCommand;
import java.util.List;
import java.util.function.Function;

/** All commands. A new one is its class and a line here. */
final class CommandList {
  /** For whom a command is; the help has them in this order. */
  enum Role {
    HANDLER("What became of events, and who gets them (handler)"),
    OPERATOR("Run the hub (operator)"),
    SETUP("This command line");

    private final String heading;

    Role(String heading) {
      this.heading = heading;
    }

    String heading() {
      return heading;
    }
  }

  /**
   * A command.
   *
   * @param group the word before its name; empty for a command of one word
   */
  record Entry(Role role, String group, Function<Session, HubCommand> command) {}

  static final List<Entry> ALL =
      List.of(
          handler(StatusCommand::new),
          handler(ShowCommand::new),
          handler(LineageCommand::new),
          handler(WhyCommand::new),
          handler(WhoCommand::new),
          handler(InhibitCommand::new),
          handler(DeliveryCommand::new),
          handler(DeliveriesCommand::new),
          handler("notices", ListNoticesCommand::new),
          handler("notices", ShowNoticeCommand::new),
          handler("notices", NoticeMailCommand::new),
          handler("notices", ResendNoticeCommand::new),
          handler("notices", RevokeNoticeCommand::new),
          handler("tickets", OpenTicketCommand::new),
          handler("tickets", LinkTicketCommand::new),
          handler("proof", FetchProofCommand::new),
          handler("proof", VerifyProofCommand::new),
          handler(SendOnceCommand::new),
          handler("sendings", ListSendingsCommand::new),
          handler("sendings", ShowSendingCommand::new),
          handler("sendings", ApproveSendingCommand::new),
          handler("sendings", RejectSendingCommand::new),
          handler(UnroutedCommand::new),
          handler(FindCommand::new),
          handler(StatsCommand::new),
          handler(FunnelCommand::new),
          handler(InfoCommand::new),
          operator("destinations", ListDestinationsCommand::new),
          operator("destinations", ShowDestinationCommand::new),
          operator("destinations", TestDestinationCommand::new),
          operator("destinations", PauseCommand::new),
          operator("destinations", ResumeCommand::new),
          operator("destinations", ReplayCommand::new),
          operator("jobs", ShowJobCommand::new),
          operator("instances", ListInstancesCommand::new),
          operator("instances", ShowInstanceCommand::new),
          operator("peers", ListPeersCommand::new),
          operator("peers", ShowPeerCommand::new),
          operator("peers", InviteCommand::new),
          operator("peers", AcceptInvitationCommand::new),
          operator("fetches", ListFetchesCommand::new),
          operator("fetches", ShowFetchCommand::new),
          operator("", KeysCommand::new),
          operator("conflicts", session -> new ListAsideCommand(session, Aside.CONFLICTS)),
          operator("conflicts", session -> new AcceptCommand(session, Aside.CONFLICTS)),
          operator("conflicts", session -> new DismissCommand(session, Aside.CONFLICTS)),
          operator("quarantine", session -> new ListAsideCommand(session, Aside.QUARANTINE)),
          operator("quarantine", AcceptQuarantinedCommand::new),
          operator("quarantine", session -> new DismissCommand(session, Aside.QUARANTINE)),
          operator("suppressions", ListSuppressionsCommand::new),
          operator("suppressions", ShowSuppressionCommand::new),
          operator("suppressions", LiftSuppressionCommand::new),
          operator("", HeldCommand::new),
          operator("", EraseCommand::new),
          operator("erasures", ListErasuresCommand::new),
          operator("erasures", ShowErasureCommand::new),
          operator("erasures", ApproveErasureCommand::new),
          operator("erasures", RejectErasureCommand::new),
          operator("", PostCommand::new),
          operator("", FeedCommand::new),
          operator("", TailCommand::new),
          operator("settings", PullCommand::new),
          operator("settings", PlanCommand::new),
          operator("settings", ApplyCommand::new),
          operator("settings", HistoryCommand::new),
          operator("settings", RevertCommand::new),
          operator("settings", ProposalsCommand::new),
          operator("settings", ProposalCommand::new),
          operator("settings", ApproveCommand::new),
          operator("settings", RejectCommand::new),
          operator("settings", ShowSettingCommand::new),
          operator("settings", PutSettingCommand::new),
          operator("settings", RemoveSettingCommand::new),
          operator("settings", PreviewCommand::new),
          operator("settings", WhatIfCommand::new),
          operator("settings", SchemaCommand::new),
          operator("contacts", ImportCommand::new),
          operator("contacts", ListImportsCommand::new),
          operator("contacts", UndoImportCommand::new),
          operator("directory", ListDirectoryCommand::new),
          operator("directory", ShowDirectoryCommand::new),
          operator("directory", PutDirectoryCommand::new),
          operator("directory", RemoveDirectoryCommand::new),
          operator("", AuditCommand::new),
          operator("sessions", EndSessionsCommand::new),
          operator("", BackupCommand::new),
          operator("", DoctorCommand::new),
          setup(LoginCommand::new),
          setup(LogoutCommand::new),
          setup(ProfilesCommand::new),
          setup(CompletionCommand::new));

  private CommandList() {}

  private static Entry handler(Function<Session, HubCommand> command) {
    return handler("", command);
  }

  private static Entry handler(String group, Function<Session, HubCommand> command) {
    return new Entry(Role.HANDLER, group, command);
  }

  private static Entry operator(String group, Function<Session, HubCommand> command) {
    return new Entry(Role.OPERATOR, group, command);
  }

  private static Entry setup(Function<Session, HubCommand> command) {
    return new Entry(Role.SETUP, "", command);
  }
}
