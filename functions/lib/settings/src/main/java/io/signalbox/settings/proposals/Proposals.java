package io.signalbox.settings.proposals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.settings.Author;
import io.signalbox.settings.Compressed;
import io.signalbox.settings.proposals.ProposedChange.State;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The proposals, the newest first. They stay.
 *
 * <p>Every method throws {@link io.signalbox.store.StoreException}.
 */
public final class Proposals {
  private static final String PARTITION = "proposals";
  private static final String CONTENT = "proposal#";
  private static final int PARTS_LIMIT = 100;

  private final Table table;
  private final RandomGenerator random;

  public Proposals(Table table, RandomGenerator random) {
    this.table = table;
    this.random = random;
  }

  /** What stands where a proposal would change something, and what would stand there then. */
  public record Content(ObjectNode before, ObjectNode after) {}

  /** A proposal with the version of its item. */
  public record Found(ProposedChange change, long version) {}

  /** Keeps a proposal: its content first, so that who finds it finds all of it. */
  public ProposedChange add(Author author, Subject subject, String base, Content content) {
    String id =
        "%013d-%s"
            .formatted(author.at().toEpochMilli(), HexFormat.of().toHexDigits(random.nextInt()));
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("before", content.before());
    json.set("after", content.after());
    List<Body> parts = Compressed.parts(json);
    for (int index = 0; index < parts.size(); index++) {
      table.insertIfAbsent(
          Draft.of(new Key(CONTENT + id, "%04d".formatted(index)), parts.get(index)));
    }
    ProposedChange change = new ProposedChange(id, author, subject, base, State.OPEN, List.of());
    table.insertIfAbsent(draft(change));
    return change;
  }

  public Optional<Found> find(String id) {
    return table
        .get(new Key(PARTITION, id), Consistency.STRONG)
        .map(item -> new Found(read(item), item.version()));
  }

  /** The content of a proposal that was found. */
  public Content content(ProposedChange change) {
    ObjectNode json =
        Compressed.json(
            table
                .query(Range.withPrefix(CONTENT + change.id(), "", PARTS_LIMIT), Consistency.STRONG)
                .stream()
                .map(Item::body)
                .toList());
    return new Content(json.withObjectProperty("before"), json.withObjectProperty("after"));
  }

  /** The latest proposals below that id. */
  public List<ProposedChange> latest(Optional<String> below, int limit) {
    Range range = Range.descending(PARTITION, limit).from("0");
    return table.query(below.map(range::to).orElse(range.to("9")), Consistency.STRONG).stream()
        .map(Proposals::read)
        .toList();
  }

  /** Writes what was decided; false if another decision came first. */
  public boolean replace(Found found, ProposedChange next) {
    return table.replaceIfVersion(draft(next), found.version());
  }

  private static Draft draft(ProposedChange change) {
    return Draft.of(new Key(PARTITION, change.id()), Body.ofText(ProposalJson.write(change)));
  }

  private static ProposedChange read(Item item) {
    return ProposalJson.read(item.body().text());
  }
}
