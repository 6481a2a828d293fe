package io.signalbox.cli;

import java.util.Map;

/** The words that begin commands of two words. */
final class CommandGroups {
  /** What the groups are, for the help. */
  static final Map<String, String> GROUPS =
      Map.ofEntries(
          Map.entry("notices", "List, show and resend what recipients got."),
          Map.entry("tickets", "Open and link tickets of RT (RTIR) about events."),
          Map.entry("proof", "Fetch and verify proofs of who was told what."),
          Map.entry("destinations", "List, show, test, pause, resume destinations; send again."),
          Map.entry("jobs", "Show the progress of a resumption, replay or test."),
          Map.entry("instances", "Show what an instance posts."),
          Map.entry("fetches", "Show what the hub fetches from others."),
          Map.entry("peers", "List and show hubs that are peers; invite and accept."),
          Map.entry("conflicts", "List, accept and dismiss other events under a known id."),
          Map.entry("quarantine", "List, accept and dismiss invalid items."),
          Map.entry("suppressions", "List, show and lift what keeps mail from an address."),
          Map.entry("sendings", "List and show sendings; approve those of others."),
          Map.entry("erasures", "List and show erasures; approve those of others."),
          Map.entry("settings", "Pull, plan, apply and revert settings; approve those of others."),
          Map.entry("contacts", "Import contacts, networks and rules into the directory."),
          Map.entry("sessions", "End console sessions."),
          Map.entry("directory", "List and edit the directory."));

  private CommandGroups() {}
}
