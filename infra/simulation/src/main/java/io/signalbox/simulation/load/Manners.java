package io.signalbox.simulation.load;

import io.signalbox.simulation.check.Sent.Answer;
import io.signalbox.simulation.engine.Mix;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** How receivers behave: each in a way of its own, now better and now worse. */
public final class Manners {

  /**
   * What a receiver does with one delivery.
   *
   * @param kept whether it has it from now on
   */
  record Reaction(int status, boolean kept, Answer answer, Optional<String> retryAfter) {
    static final Reaction SILENCE = new Reaction(0, true, Answer.NONE, Optional.empty());
    static final Reaction DEAFNESS = new Reaction(0, false, Answer.NONE, Optional.empty());

    /** A truthful answer. */
    static Reaction ofStatus(int status) {
      return new Reaction(status, status < 300, answer(status), Optional.empty());
    }

    private static Answer answer(int status) {
      if (status < 300) {
        return Answer.TAKEN;
      }
      return switch (status) {
        case 410 -> Answer.GONE;
        case 400, 422 -> Answer.REFUSED;
        default -> Answer.FAILED;
      };
    }
  }

  private static final double[] TROUBLE = {0.0, 0.05, 0.3, 0.8};

  private final RandomGenerator random;
  private final double poison;
  private final Map<String, Double> trouble = new HashMap<>();
  private final Set<String> hanging = new HashSet<>();
  private boolean good;

  public Manners(RandomGenerator random) {
    this.random = random;
    this.poison = random.nextInt(3) == 0 ? 0.1 : 0;
  }

  /** From now on all are well. */
  public void beGood() {
    good = true;
    hanging.clear();
  }

  boolean areGood() {
    return good;
  }

  /** From now on they are as they were. */
  void beBadAgain() {
    good = false;
  }

  /** One that takes no request and answers none, until all are well. */
  void letHang(String destination) {
    hanging.add(destination);
  }

  Reaction of(String destination, String id) {
    if (hanging.contains(destination)) {
      return Reaction.DEAFNESS;
    }
    double bad =
        trouble.computeIfAbsent(destination, unknown -> TROUBLE[random.nextInt(TROUBLE.length)]);
    if (good) {
      return Reaction.ofStatus(200);
    }
    if (random.nextInt(20) == 0) {
      trouble.put(destination, TROUBLE[random.nextInt(TROUBLE.length)]);
    }
    // The same delivery is refused each time: its content is at fault.
    if (Mix.fraction(Mix.of(id.hashCode(), 1)) < poison) {
      return Reaction.ofStatus(400);
    }
    return random.nextDouble() < bad ? badly() : Reaction.ofStatus(200);
  }

  private Reaction badly() {
    return switch (random.nextInt(10)) {
      case 0, 1 -> Reaction.ofStatus(400);
      case 2 ->
          new Reaction(
              429, false, Answer.FAILED, Optional.of(Integer.toString(random.nextInt(90))));
      case 3, 4 -> Reaction.ofStatus(503);
      case 5 -> Reaction.ofStatus(404);
      case 6 -> Reaction.SILENCE;
      case 7 -> Reaction.DEAFNESS;
      // It lies: it has it, and says that it has not.
      case 8 -> new Reaction(500, true, Answer.FAILED, Optional.empty());
      default -> Reaction.ofStatus(random.nextInt(5) == 0 ? 410 : 500);
    };
  }
}
