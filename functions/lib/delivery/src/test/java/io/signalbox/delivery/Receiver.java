package io.signalbox.delivery;

import io.signalbox.delivery.sample.Step;
import io.signalbox.delivery.sample.Steps;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** A delivery method whose receiver answers as a test wants, and remembers what it got. */
public final class Receiver implements PlainSender {

  /** A delivery as it arrived, with the numbers of its events. */
  public record Got(UUID id, List<Integer> events, int part, int parts, int attempt) {}

  public static final Duration LONGEST_SEND = Duration.ofSeconds(20);

  private final List<Got> got = Collections.synchronizedList(new ArrayList<>());
  private final List<Delivery> samples = Collections.synchronizedList(new ArrayList<>());
  private final List<Delivery> deliveries = Collections.synchronizedList(new ArrayList<>());
  private volatile Function<Got, Outcome> answer = delivery -> new Outcome.Delivered("200");
  private volatile int batch = 1;
  private volatile int parallel = 1;
  private volatile int entries = 100;
  private volatile boolean ticketed;
  private volatile Allowance allowance = Allowance.UNLIMITED;

  public void answers(Function<Got, Outcome> how) {
    answer = how;
  }

  /** Answers with these, one after the other, and then as it did before. */
  public void answersOnce(Outcome... outcomes) {
    Function<Got, Outcome> then = answer;
    List<Outcome> script = Collections.synchronizedList(new ArrayList<>(Arrays.asList(outcomes)));
    answer = delivery -> script.isEmpty() ? then.apply(delivery) : script.removeFirst();
  }

  public void takes(int envelopesADelivery) {
    batch = envelopesADelivery;
  }

  public void takesInParallel(int deliveriesAtOnce) {
    parallel = deliveriesAtOnce;
  }

  public void loads(int envelopesAtOnce) {
    entries = envelopesAtOnce;
  }

  public void wantsTickets() {
    ticketed = true;
  }

  public void limitedBy(Allowance places) {
    allowance = places;
  }

  public List<Got> got() {
    return List.copyOf(got);
  }

  /** What tests sent. */
  public List<Delivery> samples() {
    return List.copyOf(samples);
  }

  public List<Delivery> deliveries() {
    return List.copyOf(deliveries);
  }

  /** The events of all deliveries, one list a delivery. */
  public List<List<Integer>> events() {
    return got().stream().map(Got::events).toList();
  }

  @Override
  public Capacity capacity(Destination destination) {
    return new Capacity(entries, 1_000_000, parallel, LONGEST_SEND, true);
  }

  @Override
  public List<Integer> cut(Destination destination, Group group, List<StoredEnvelope> waiting) {
    List<Integer> sizes = new ArrayList<>();
    for (int left = waiting.size(); left > 0; left -= batch) {
      sizes.add(Math.min(batch, left));
    }
    return sizes;
  }

  @Override
  public Optional<NoticeSubject> notice(Delivery delivery) {
    return ticketed
        ? Optional.of(new NoticeSubject(Optional.empty(), List.of(), List.of()))
        : Optional.empty();
  }

  @Override
  public Allowance allowance(Destination destination, Group group) {
    return allowance;
  }

  @Override
  public Outcome send(Delivery delivery, Steps steps) {
    if (steps.isSample()) {
      steps.begin(Step.SEND);
      samples.add(delivery);
      return answer.apply(new Got(delivery.id(), List.of(), 1, 1, 1));
    }
    List<Integer> events =
        delivery.envelopes().stream().map(arrival -> TestHub.number(arrival.envelope())).toList();
    Got one = new Got(delivery.id(), events, delivery.part(), delivery.parts(), delivery.attempt());
    got.add(one);
    deliveries.add(delivery);
    return answer.apply(one);
  }
}
