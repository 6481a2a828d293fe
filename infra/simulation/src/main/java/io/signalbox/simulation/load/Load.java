package io.signalbox.simulation.load;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** What is posted in a run: who posts which envelopes together, and when. */
final class Load {

  /**
   * One request.
   *
   * @param afterSeconds since the run began
   */
  record Request(String token, double afterSeconds, List<Posting> postings) {}

  private static final double LASTS_SECONDS = 500;

  private final RandomGenerator random;
  private final List<Request> requests = new ArrayList<>();

  private Load(RandomGenerator random) {
    this.random = random;
  }

  /** The same, and now and then one of those that were posted long before, or another body. */
  static List<Request> again(Scenario scenario, List<Posting> longBefore, RandomGenerator random) {
    Load load = new Load(random);
    load.requests.addAll(of(scenario, random));
    for (Posting posting : longBefore) {
      if (posting.kind() == Posting.Kind.EVENT && random.nextInt(3) > 0) {
        int variant = random.nextInt(4) == 0 ? 1 : posting.variant();
        load.add(
            LASTS_SECONDS * random.nextDouble(),
            new Posting(posting.id(), Posting.Kind.EVENT, variant, posting.sort()));
      }
    }
    return List.copyOf(load.requests);
  }

  static List<Request> of(Scenario scenario, RandomGenerator random) {
    Load load = new Load(random);
    double at = 0;
    int left = scenario.events();
    while (left > 0) {
      List<Posting> together = new ArrayList<>();
      int size = Math.min(left, random.nextInt(1, 4));
      for (int i = 0; i < size; i++) {
        together.add(load.event());
      }
      left -= size;
      load.requests.add(new Request("sender", at, List.copyOf(together)));
      if (scenario.extras()) {
        load.extras(together.getFirst(), at);
      }
      // Several at once, or with a pause between them.
      at += random.nextBoolean() ? random.nextDouble() : LASTS_SECONDS * random.nextDouble() / 4;
    }
    return List.copyOf(load.requests);
  }

  private Posting event() {
    return new Posting(id(), Posting.Kind.EVENT, 0, sort());
  }

  /** What makes trouble for an event: the same again, another under its id, tags, a loop. */
  private void extras(Posting event, double at) {
    switch (random.nextInt(5)) {
      case 0 -> add(at, new Posting(event.id(), Posting.Kind.EVENT, 0, event.sort()));
      case 1 -> add(at, new Posting(event.id(), Posting.Kind.EVENT, 1, event.sort()));
      case 2 -> {
        add(at + 5, new Posting(event.id(), Posting.Kind.TAG_UPDATE, 1, event.sort()));
        add(at + 5, new Posting(event.id(), Posting.Kind.TAG_UPDATE, 2, event.sort()));
      }
      case 3 -> add(at, new Posting(id(), Posting.Kind.LOOP, 0, event.sort()));
      default -> {
        add(at, new Posting(event.id(), Posting.Kind.EVENT, 1, event.sort()));
        add(at, new Posting(event.id(), Posting.Kind.EVENT, 0, event.sort()));
      }
    }
  }

  private void add(double at, Posting posting) {
    requests.add(new Request("other", at + random.nextDouble(), List.of(posting)));
  }

  private String sort() {
    return SettingsText.SORTS.get(random.nextInt(SettingsText.SORTS.size()));
  }

  private UUID id() {
    // Version 4, variant 1, as RFC 9562 has it.
    return new UUID(
        (random.nextLong() & ~0xF000L) | 0x4000L,
        (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
  }
}
