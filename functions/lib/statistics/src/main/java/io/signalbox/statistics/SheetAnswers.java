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

  /**
   * A question to a sheet.
   *
   * @param parts the partition of its parts, which no other sheet has
   * @param by the dimensions whose values its rows have
   */
  record Asked(
      String parts, Set<Dimension> by, Map<Dimension, Set<String>> where, boolean hasTimes) {
    static Asked of(String parts, Question question) {
      return new Asked(parts, Set.copyOf(question.by()), question.where(), question.hasTimes());
    }
  }

  private record Answer(List<SheetRow> rows, Instant at) {}

  @GuardedBy("this")
  private final Map<Asked, Answer> answers = new LinkedHashMap<>(16, 0.75f, true);

  private final Clock clock;

  @GuardedBy("this")
  private long bytes;

  SheetAnswers(Clock clock) {
    this.clock = clock;
  }

  synchronized Optional<List<SheetRow>> find(Asked asked) {
    Optional<Answer> answer = Optional.ofNullable(answers.get(asked));
    if (answer.isPresent() && clock.instant().isAfter(answer.get().at().plus(KEPT))) {
      forget(asked);
      return Optional.empty();
    }
    return answer.map(Answer::rows);
  }

  /** Keeps an answer, and forgets those that were not asked for longest. */
  synchronized void put(Asked asked, List<SheetRow> rows) {
    long size = sizeBytes(rows);
    if (size > ANSWER_BYTES_MOST) {
      return;
    }
    forget(asked);
    answers.put(asked, new Answer(rows, clock.instant()));
    bytes += size;
    while (bytes > BYTES_MOST) {
      forget(answers.keySet().iterator().next());
    }
  }

  @GuardedBy("this")
  private void forget(Asked asked) {
    @Nullable Answer gone = answers.remove(asked);
    if (gone != null) {
      bytes -= sizeBytes(gone.rows());
    }
  }

  private static long sizeBytes(List<SheetRow> rows) {
    return ROW_BYTES
        + rows.stream().mapToLong(row -> ROW_BYTES + SheetPartCodec.sizeBytes(row)).sum();
  }
}
