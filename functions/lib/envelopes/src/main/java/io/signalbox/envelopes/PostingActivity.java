package io.signalbox.envelopes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an instance posted of late.
 *
 * @param lastPostAt when its last request with envelopes came
 * @param days the counters of the last {@link #DAYS} days (UTC) with requests, by their names
 * @param refusals the last {@link #REFUSALS} items or bodies that were not taken, the latest last
 */
public record PostingActivity(
    Instant lastPostAt, Map<LocalDate, Map<String, Long>> days, List<Refusal> refusals) {
  /** How many days are kept. */
  public static final int DAYS = 8;

  /** How many refusals are kept. */
  public static final int REFUSALS = 20;

  private static final int FIELD_CHARACTERS = 100;
  private static final int REASON_CHARACTERS = 300;

  /**
   * Something that was not taken, without its content.
   *
   * @param field the dotted name of the field at fault; empty for the item or body as a whole
   */
  public record Refusal(Instant at, String field, String reason) {
    public Refusal {
      field = beginning(field, FIELD_CHARACTERS);
      reason = beginning(reason, REASON_CHARACTERS);
    }

    private static String beginning(String text, int characters) {
      return text.length() <= characters ? text : text.substring(0, characters) + "…";
    }
  }

  public PostingActivity {
    days = Map.copyOf(days);
    refusals =
        List.copyOf(refusals.subList(Math.max(0, refusals.size() - REFUSALS), refusals.size()));
  }

  /** This and what came at the same time or later. */
  public PostingActivity plus(PostingActivity later) {
    TreeMap<LocalDate, Map<String, Long>> sums = new TreeMap<>(days);
    later.days.forEach((day, counts) -> sums.merge(day, counts, PostingActivity::sum));
    while (sums.size() > DAYS) {
      sums.pollFirstEntry();
    }
    List<Refusal> all = new ArrayList<>(refusals);
    all.addAll(later.refusals);
    return new PostingActivity(
        lastPostAt.isAfter(later.lastPostAt) ? lastPostAt : later.lastPostAt, sums, all);
  }

  private static Map<String, Long> sum(Map<String, Long> one, Map<String, Long> other) {
    Map<String, Long> sum = new TreeMap<>(one);
    other.forEach((name, count) -> sum.merge(name, count, Long::sum));
    return sum;
  }
}
