package io.signalbox.bench.growth;

import io.signalbox.bench.NationalRegister;
import io.signalbox.directory.Addresses;
import io.signalbox.directory.Contact;
import io.signalbox.directory.DirectoryStore;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.ObjectKind;
import io.signalbox.directory.edit.DirectoryEditor;
import io.signalbox.directory.edit.DirectoryImporter;
import io.signalbox.directory.edit.Edited;
import io.signalbox.directory.edit.Imported;
import io.signalbox.directory.edit.SourceData;
import io.signalbox.directory.imports.ImportFormat;
import io.signalbox.directory.lookup.Lookup;
import io.signalbox.directory.lookup.Question;
import io.signalbox.runtime.template.Template;
import io.signalbox.settings.MailAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What it costs to fill, ask and edit a directory. For each organisation it has two contacts and
 * between three and four networks: 30,000 are a national register.
 */
final class Directories {
  private static final List<Integer> SIZES = List.of(10, 100, 1_000, 30_000);
  private static final int LOOKUPS = 2_000;
  private static final int EDITS = 50;

  private final Ground ground;
  private final int organisations;
  private final DirectoryStore store;
  private final AtomicInteger next = new AtomicInteger();

  private Directories(Ground ground, int organisations) {
    this.ground = ground;
    this.organisations = organisations;
    this.store =
        new DirectoryStore(
            ground.platform("DirectoryFunction").table("DIRECTORY_TABLE"),
            Duration.ofHours(1),
            ground.clock(),
            ground.random());
  }

  static Growth measure(Template template) throws Exception {
    Growth growth = new Growth("CPU time of the directory", "organisations");
    for (int size : SIZES) {
      try (Ground ground = new Ground(template)) {
        Directories directory = new Directories(ground, size);
        SourceData data = register(size);
        growth.add(
            "an object of an import",
            size,
            Cost.once(ground, () -> directory.fill(data)).dividedBy(data.objects().size()));
        growth.add(
            "a look-up, with a warm cache",
            size,
            Cost.of(ground, LOOKUPS, () -> {}, directory::ask));
        growth.add("an edit of a contact", size, Cost.of(ground, EDITS, () -> {}, directory::edit));
      }
    }
    return growth;
  }

  private void fill(SourceData data) {
    if (!(new DirectoryImporter(store, ground.clock()).run(data, "bench", Optional.empty())
        instanceof Imported.Done)) {
      throw new IllegalStateException("The register was not imported");
    }
  }

  private void ask() {
    int network = (int) (next.incrementAndGet() * 7919L % NationalRegister.networks(organisations));
    Lookup lookup = new Lookup(mails -> Set.of(), ground.clock());
    Question question =
        new Question(
            Optional.of(Addresses.parse(NationalRegister.address(network))),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of("feed.status", "production"));
    if (lookup.answer(store.recent(), question).size() != 1) {
      throw new IllegalStateException("Somebody is responsible for each address here");
    }
  }

  private void edit() {
    int number = next.incrementAndGet();
    ObjectId organisation =
        new ObjectId(ObjectKind.ORGANISATION, "o" + (int) (number * 7919L % organisations));
    Contact contact =
        new Contact(
            new ObjectId(ObjectKind.CONTACT, "c" + 2 * (int) (number * 7919L % organisations)),
            organisation,
            Optional.empty(),
            List.of(Contact.ABUSE),
            List.of(
                new Contact.Address(
                    MailAddress.parse("c%d@isp.example".formatted(number)),
                    true,
                    Optional.empty(),
                    Optional.empty())));
    if (!(new DirectoryEditor(store, ground.clock()).put(contact, "bench", standing -> true)
        instanceof Edited.Done)) {
      throw new IllegalStateException("The contact was not written");
    }
  }

  private static SourceData register(int organisations) {
    return ImportFormat.JSON.read(
        "register", Optional.empty(), NationalRegister.json(organisations));
  }
}
