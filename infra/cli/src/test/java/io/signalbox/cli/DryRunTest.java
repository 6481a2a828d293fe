package io.signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Every command that changes something at the hub can say what it would do, and do nothing. */
class DryRunTest {
  /** What only reads, or works on files of this machine. */
  private static final Set<String> READERS =
      Set.of(
          "status",
          "show",
          "lineage",
          "why",
          "who",
          "delivery",
          "deliveries",
          "notices ls",
          "notices show",
          "notices mail",
          "proof fetch",
          "proof verify",
          "sendings ls",
          "sendings show",
          "unrouted",
          "find",
          "stats",
          "funnel",
          "help",
          "info",
          "destinations ls",
          "destinations show",
          "jobs show",
          "instances ls",
          "instances show",
          "peers ls",
          "peers show",
          "fetches ls",
          "fetches show",
          "keys",
          "conflicts ls",
          "quarantine ls",
          "suppressions ls",
          "suppressions show",
          "held",
          "erasures ls",
          "erasures show",
          "feed",
          "tail",
          "settings pull",
          "settings plan",
          "settings history",
          "settings proposals",
          "settings proposal",
          "settings show",
          "settings preview",
          "settings whatif",
          "settings schema",
          "contacts imports",
          "directory ls",
          "directory show",
          "audit",
          "backup",
          "doctor",
          "login",
          "logout",
          "profiles",
          "completion");

  @TempDir private Path folder;

  @Test
  void eachCommandThatIsNoReaderHasADryRun() {
    Set<String> without = new TreeSet<>();
    collect(CommandModel.root(), "", without);
    assertThat(without).isEqualTo(new TreeSet<>(READERS));
  }

  private static void collect(CommandLine command, String words, Set<String> without) {
    for (CommandLine sub : command.getSubcommands().values()) {
      String all = (words + " " + sub.getCommandName()).strip();
      if (!sub.getSubcommands().isEmpty()) {
        collect(sub, all, without);
      } else if (sub.getCommandSpec().findOption("--dry-run") == null) {
        without.add(all);
      }
    }
  }

  @Test
  void aDryRunShowsNoCredential() throws IOException {
    Files.writeString(folder.resolve("invitation"), "secret-of-the-invitation");
    try (FakeHub hub = FakeHub.answering(200, "{}")) {
      Typed.Result result =
          new Typed(folder).at(hub.url(), "token").run("peers", "accept", "invitation", "-n");
      assertThat(result.all()).contains("/v1/invitations/accept").doesNotContain("secret-of");
      assertThat(hub.received()).isEmpty();
    }
  }
}
