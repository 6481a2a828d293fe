package io.signalbox.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The versions of mail templates that were changed or deleted. A delivery that was cut before is
 * repeated with the version of its first try, however long it has waited: a version is kept as long
 * as the settings.
 *
 * <p>Every method throws {@link io.signalbox.store.StoreException}.
 */
public final class TemplateVersions {
  private static final String PARTITION = "template-versions";

  /** Of the largest template that the schema allows, which no compression makes smaller. */
  private static final int PARTS_LIMIT = 10;

  private final Table table;

  TemplateVersions(Table table) {
    this.table = table;
  }

  /** The template as it was in that version; empty for one that was never replaced. */
  public Optional<MailTemplate> find(String version) {
    List<Key> keys = IntStream.range(0, PARTS_LIMIT).mapToObj(part -> key(version, part)).toList();
    Map<Key, Item> found = table.getAll(keys, Consistency.STRONG);
    List<Body> parts =
        keys.stream().map(found::get).flatMap(Stream::ofNullable).map(Item::body).toList();
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(MailTemplate.read(new JsonFields(Compressed.json(parts))));
  }

  /** Writes down the versions that {@code next} does without, before it takes the place. */
  void keep(Revision standing, Revision next) {
    Set<String> left =
        next.document().templates().values().stream()
            .map(MailTemplate::version)
            .collect(Collectors.toSet());
    List<String> replaced =
        standing.document().templates().entrySet().stream()
            .filter(template -> !left.contains(template.getValue().version()))
            .map(Map.Entry::getKey)
            .toList();
    if (!replaced.isEmpty()) {
      standing.entries(Kind.TEMPLATES, replaced).forEach(entry -> write((ObjectNode) entry));
    }
  }

  private void write(ObjectNode entry) {
    String version = MailTemplate.version(entry);
    List<Body> parts = Compressed.parts(entry);
    for (int part = 0; part < parts.size(); part++) {
      table.insertIfAbsent(Draft.of(key(version, part), parts.get(part)));
    }
  }

  private static Key key(String version, int part) {
    return new Key(PARTITION, "%s#%04d".formatted(version, part));
  }
}
