package io.signalbox.cli.post;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.WriteCommand;
import io.signalbox.cli.profile.Target;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signalbox post FILE}. */
@Command(
    name = "post",
    description = {
      "Post the events of a file: a JSON array, or an object on each line; compressed with gzip or"
          + " not.",
      "The same command continues an interrupted posting; the hub stores nothing twice."
    })
public final class PostCommand extends WriteCommand {
  @Parameters(paramLabel = "FILE", description = "The file; - is the standard input.")
  private String file = "";

  @Option(names = "--batch", paramLabel = "COUNT", description = "Items of a request (500).")
  private int batch = 500;

  @Option(
      names = "--refused",
      paramLabel = "FILE",
      description = "Where refused items are written (FILE.refused).")
  private Optional<String> refused = Optional.empty();

  @Option(names = "--state", paramLabel = "FILE", description = "Keeps the place (FILE.posting).")
  private Optional<String> state = Optional.empty();

  public PostCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    if (batch < 1 || batch > 5000) {
      throw CommandFailure.usage("--batch is from 1 to 5000.");
    }
    try {
      if (file.equals("-")) {
        Path folder = Files.createTempDirectory("signalbox-post");
        Path copy = folder.resolve("input");
        try {
          Files.copy(session().surroundings().in(), copy);
          return post(copy, folder.resolve("state"), refused.orElse("refused.ndjson"));
        } finally {
          Files.deleteIfExists(copy);
          Files.deleteIfExists(folder.resolve("state"));
          Files.deleteIfExists(folder);
        }
      }
      Path path = session().file(file);
      if (!Files.isReadable(path) || Files.isDirectory(path)) {
        throw CommandFailure.local("There is no file " + file + " that can be read.");
      }
      return post(
          path, session().file(state.orElse(file + ".posting")), refused.orElse(file + ".refused"));
    } catch (IOException fault) {
      throw CommandFailure.local(file + " cannot be read: " + fault.getMessage());
    }
  }

  private ExitStatus post(Path path, Path statePath, String refusedName)
      throws CommandFailure, InterruptedException, IOException {
    Target target = session().targets().find();
    PostingState posting = PostingState.open(statePath, path, target.url());
    long size = Files.size(path);
    try (InputStream raw = Files.newInputStream(path);
        CountingStream counted = new CountingStream(raw);
        ItemReader items = ItemReader.of(counted);
        RefusedItems refusals =
            new RefusedItems(session().file(refusedName), posting.refusedBytes())) {
      Posting work = new Posting(session(), target, items, posting, refusals, batch, isDryRun());
      long bytes = work.run(() -> counted.count(), size);
      return report(posting, bytes, refusals.path());
    }
  }

  private ExitStatus report(PostingState posting, long items, Path refusedPath)
      throws CommandFailure {
    SortedMap<String, Long> counts = posting.counts();
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put(isDryRun() ? "wouldPost" : "posted", items);
    ObjectNode each = answer.putObject("counts");
    counts.forEach(each::put);
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(isDryRun() ? "would post" : "items", "%,d".formatted(items));
    counts.forEach((status, count) -> facts.put(status, "%,d".formatted(count)));
    boolean anyRefused = counts.containsKey("rejected");
    if (anyRefused) {
      answer.put("refusedTo", refusedPath.toString());
      facts.put("refused to", refusedPath.toString());
    }
    session().printer().thing(answer, facts, List.of());
    if (!isDryRun()) {
      posting.remove();
    }
    return anyRefused ? ExitStatus.REFUSED : ExitStatus.DONE;
  }
}
