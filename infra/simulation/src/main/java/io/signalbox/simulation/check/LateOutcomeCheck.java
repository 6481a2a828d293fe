package io.signalbox.simulation.check;

import io.signalbox.delivery.log.DeliveryRecord;
import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.feeds.FeedId;
import io.signalbox.simulation.check.Violations.Promise;
import io.signalbox.simulation.hub.Hub;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Whether what a hub was told of mails after it had sent them stands with their deliveries. */
record LateOutcomeCheck(Hub hub, Violations violations, Predicate<String> arrived) {
  private static final Promise PROMISE = Promise.A_LATE_OUTCOME_REACHES_ITS_DELIVERY;

  /** When all has settled. */
  void check(List<Sent> all) {
    Map<String, Set<Result>> told = new HashMap<>();
    List<Sent> mails = all.stream().filter(sent -> sent.cameBack().isPresent()).toList();
    for (Sent mail : mails) {
      Result result = result(mail);
      told.computeIfAbsent(mail.id(), unknown -> new HashSet<>()).add(result);
      if (mail.mustBeWrittenDown()) {
        violations.require(
            logged(mail).contains(result),
            PROMISE,
            mail.id() + " was " + result + ", and nothing says so");
        if (result == Result.RETURNED) {
          checkSentAgain(mail);
        }
      }
    }
    for (Sent mail : mails) {
      Set<Result> others = new HashSet<>(logged(mail));
      others.retainAll(Set.of(Result.RETURNED, Result.RECEIVED));
      others.removeAll(told.getOrDefault(mail.id(), Set.of()));
      violations.require(
          others.isEmpty(), PROMISE, mail.id() + " is said to be " + others + ", and was not");
    }
  }

  private static Result result(Sent mail) {
    return mail.cameBack().orElseThrow() ? Result.RETURNED : Result.RECEIVED;
  }

  /** Somebody lets all go on in the end, what came back too. */
  private void checkSentAgain(Sent mail) {
    for (String entry : mail.entries()) {
      String again = entry.replaceFirst("#.*#", "#" + ReaderId.RETURNED + mail.id() + "#");
      violations.require(arrived.test(again), PROMISE, again + " came back and never went again");
    }
  }

  private List<Result> logged(Sent mail) {
    FeedId feed = new FeedId(mail.destination(), "");
    List<Result> results = new ArrayList<>();
    for (DeliveryRecord record : Views.deliveries(hub, feed)) {
      if (record.id().toString().equals(mail.id())) {
        results.add(record.result());
      }
    }
    return results;
  }
}
