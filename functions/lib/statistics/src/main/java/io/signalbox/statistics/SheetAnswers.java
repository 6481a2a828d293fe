package io.signalbox.statistics;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What large sheets answered to the last questions that no summary answers, in bounded memory. Only
 * an erasure changes a sheet: what it took away is remembered for ten minutes at the most. For many
 * threads at once.
 */
final class SheetAnswers {
  /** An answer with more rows is not kept. */
  static final int ROWS_MOST = 500;

  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final long ANSWER_BYTES_MOST = 200_000;
  private static final long BYTES_MOST = 8_000_000;

  /** What a row takes in memory beside its values and hosts. */
  private static final int ROW_BYTES = 200;

  /** What the two numbers of a class of durations take. */
  private static final int DELAY_BYTES = 64;

  /**
   * A question to a sheet.
   *
   * @param parts the partition of its parts, which no other sheet has
   * @param by the dimensions whose values its sums have, in their order
   */
  record Asked(
      String parts, List<Dimension> by, Map<Dimension, Set<String>> where, boolean hasTimes) {
    static Asked of(String parts, Question question) {
      return new Asked(parts, question.by(), question.where(), question.hasTimes());
    }
  }

  /**
   * A sum of a sheet's rows.
   *
   * @param values in the order of the question's dimensions
   * @param delays how often each class of durations occurred
   */
  record Sum(
      List<String> values, long events, Optional<HostCouponList> hosts, Map<Integer, Long> delays) {
    void addTo(EventCount count) {
      count.add(events, hosts.orElse(null));
      count.delays().add(delays);
    }
  }

  private record Answer(List<Sum> sums, long bytes, Instant at) {}

  @GuardedBy("this")
  private final Map<Asked, Answer> answers = new LinkedHashMap<>(16, 0.75f, true);

  private final Clock clock;

  @GuardedBy("this")
  private long bytes;

  SheetAnswers(Clock clock) {
    this.clock = clock;
  }

  synchronized Optional<List<Sum>> find(Asked asked) {
    Optional<Answer> answer = Optional.ofNullable(answers.get(asked));
    if (answer.isPresent() && clock.instant().isAfter(answer.get().at().plus(KEPT))) {
      forget(asked);
      return Optional.empty();
    }
    return answer.map(Answer::sums);
  }

  /** Keeps an answer, if it is not large, and forgets those that were not asked for longest. */
  void put(Asked asked, Map<List<String>, EventCount> sums) {
    long size = ROW_BYTES + sums.entrySet().stream().mapToLong(SheetAnswers::sizeBytes).sum();
    if (size <= ANSWER_BYTES_MOST) {
      put(
          asked,
          new Answer(
              sums.entrySet().stream().map(SheetAnswers::sum).toList(), size, clock.instant()));
    }
  }

  private static long sizeBytes(Map.Entry<List<String>, EventCount> sum) {
    long bytes = sum.getValue().hostBytes();
    bytes += ROW_BYTES;
    bytes += (long) sum.getValue().delays().counts().size() * DELAY_BYTES;
    for (String value : sum.getKey()) {
      bytes += value.length();
    }
    return bytes;
  }

  private static Sum sum(Map.Entry<List<String>, EventCount> sum) {
    EventCount count = sum.getValue();
    return new Sum(
        sum.getKey(), count.events(), count.hostList(), Map.copyOf(count.delays().counts()));
  }

  private synchronized void put(Asked asked, Answer answer) {
    forget(asked);
    answers.put(asked, answer);
    bytes += answer.bytes();
    while (bytes > BYTES_MOST) {
      forget(answers.keySet().iterator().next());
    }
  }

  @GuardedBy("this")
  private void forget(Asked asked) {
    @Nullable Answer gone = answers.remove(asked);
    if (gone != null) {
      bytes -= gone.bytes();
    }
  }
}
