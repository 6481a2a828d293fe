package io.signalbox.directory.lookup;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.directory.Addresses;
import io.signalbox.directory.DirectoryObject;
import io.signalbox.directory.DirectoryStore;
import io.signalbox.directory.DirectoryView;
import io.signalbox.directory.Layout;
import io.signalbox.directory.ReportInterval;
import io.signalbox.directory.Selector;
import io.signalbox.directory.Stored;
import io.signalbox.directory.json.StoredJson;
import io.signalbox.store.embedded.EmbeddedStore;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Random directories and questions: the look-up answers as {@link SlowLookup} does. */
class LookupModelTest {
  private static final int DIRECTORIES = 400;
  private static final int QUESTIONS = 25;

  /** A world of more than 100,000 objects. */
  private static final int LARGE = 3_400;

  private static final int QUESTIONS_OF_LARGE = 16;

  private final Clock clock =
      Clock.fixed(RandomDirectory.TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);

  @Test
  void theLookUpEqualsThePlainReference() {
    int found = 0;
    for (int seed = 0; seed < DIRECTORIES; seed++) {
      found += compare(seed, 1, QUESTIONS);
    }
    assertThat(found).as("questions that had an answer").isGreaterThan(DIRECTORIES * QUESTIONS / 4);
  }

  @Test
  void itDoesAmongAHundredThousandObjects() {
    assertThat(compare(1, LARGE, QUESTIONS_OF_LARGE)).isGreaterThan(QUESTIONS_OF_LARGE / 4);
  }

  private int compare(int seed, int size, int questions) {
    Random random = new Random(seed);
    RandomDirectory world = new RandomDirectory(random, size);
    List<Stored<DirectoryObject>> objects = world.objects();
    Set<String> bounced = bounced(random);
    DirectoryView directory = kept(objects, random);
    Lookup lookup =
        new Lookup(
            mails ->
                mails.stream().map(one -> one.key()).filter(bounced::contains).collect(toSet()),
            clock);
    SlowLookup reference = new SlowLookup(objects, bounced);
    int found = 0;
    for (int i = 0; i < questions; i++) {
      Question question = question(world, random);
      List<String> answer =
          lookup.answer(directory, question).stream().map(LookupModelTest::text).toList();
      assertThat(answer)
          .as(
              () ->
                  "%s of %s".formatted(question, size == 1 ? objects : objects.size() + " objects"))
          .isEqualTo(reference.answer(question));
      found += answer.size();
    }
    return found;
  }

  private DirectoryView kept(List<Stored<DirectoryObject>> objects, Random random) {
    DirectoryStore store =
        new DirectoryStore(
            EmbeddedStore.inMemory(clock).table("directory"), Duration.ZERO, clock, random);
    SortedMap<String, Optional<String>> entries = new TreeMap<>();
    for (Stored<DirectoryObject> stored : objects) {
      entries.put(Layout.home(stored.object()), Optional.of(StoredJson.write(stored)));
    }
    return store.commit(store.current(), List.of(entries)).orElseThrow();
  }

  private static Question question(RandomDirectory world, Random random) {
    boolean both = random.nextInt(3) == 0;
    boolean address = both || random.nextBoolean();
    Map<String, String> event = new HashMap<>();
    event.put(
        "classification.type",
        RandomDirectory.TYPES.get(random.nextInt(RandomDirectory.TYPES.size())));
    return new Question(
        address ? Optional.of(Addresses.parse(world.address())) : Optional.empty(),
        both || !address ? Optional.of(world.name()) : Optional.empty(),
        random.nextInt(3) == 0
            ? Optional.of(new Selector.AutonomousSystem(64496 + random.nextInt(2)))
            : Optional.empty(),
        random.nextInt(3) == 0 ? Optional.of(new Selector.Country("EE")) : Optional.empty(),
        event);
  }

  private static Set<String> bounced(Random random) {
    return random.nextInt(3) == 0 ? Set.of("a1@isp.example", "a2@isp.example") : Set.of();
  }

  private static String text(Finding finding) {
    List<String> networks = new ArrayList<>();
    List<String> recipients = new ArrayList<>();
    for (Finding.Level level : finding.levels()) {
      networks.add(level.network().object().id().name());
      level.recipients().forEach(one -> recipients.add(one.address().mail().address()));
    }
    return finding.side()
        + " "
        + networks
        + " "
        + finding.rule().map(one -> one.object().id().name())
        + " "
        + finding.isSuppressed()
        + " "
        + finding.askedInterval().map(ReportInterval::length).orElse(0)
        + " "
        + recipients;
  }
}
