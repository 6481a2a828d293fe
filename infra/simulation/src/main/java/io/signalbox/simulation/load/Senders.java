package io.signalbox.simulation.load;

import io.signalbox.simulation.check.Answers;
import io.signalbox.simulation.check.Violations;
import io.signalbox.simulation.engine.SimulatedProcess;
import io.signalbox.simulation.engine.Trace;
import io.signalbox.simulation.hub.Hub;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Those who post to a hub. */
final class Senders {
  private final Hub hub;
  private final Errands errands;
  private final SimulatedProcess self;
  private final Trace trace;
  private final RandomGenerator random;
  private final List<Posting> postings = new ArrayList<>();
  private Answers.Before before = Answers.Before.NOTHING;

  Senders(Hub hub, Errands errands, SimulatedProcess self, Trace trace, RandomGenerator random) {
    this.hub = hub;
    this.errands = errands;
    this.self = self;
    this.trace = trace;
    this.random = random;
  }

  void post(Scenario scenario) {
    post(Load.of(scenario, random));
  }

  /** They post more, and some of it again. */
  void postAgain(Scenario scenario) {
    before = Answers.Before.of(hub, postings);
    List<Posting> longBefore = List.copyOf(postings);
    postings.clear();
    post(Load.again(scenario, longBefore, random));
  }

  private void post(List<Load.Request> requests) {
    for (Load.Request request : requests) {
      postings.addAll(request.postings());
      errands.begin(
          "post",
          Duration.ofMillis((long) (request.afterSeconds() * 1_000)),
          () -> new Client(hub, request.token(), self, trace, random).post(request.postings()));
    }
  }

  /** What they were told is so, or was while something was there that has gone since. */
  void check(Violations violations) {
    new Answers(hub, before, violations).check(postings);
  }
}
