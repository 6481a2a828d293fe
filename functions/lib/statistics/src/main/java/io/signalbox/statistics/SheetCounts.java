package io.signalbox.statistics;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.signalbox.statistics.SheetAnswers.Asked;
import io.signalbox.statistics.SheetHeadCodec.Head;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.Inflater;

/**
 * Counts sheets for one question: large ones some at once. Each of these has a thread of the
 * operating system, which shares the processors with all other work.
 */
final class SheetCounts implements AutoCloseable {
  /** So many sums of a sheet are in memory, with two kilobytes each, before they are packed. */
  private static final int GROUPS_MOST = 1_000;

  private final SheetStore sheets;
  private final SheetAnswers answers;
  private final Question question;
  private final int atOnce;
  private final ExecutorService threads;
  private final Deque<Future<?>> running = new ArrayDeque<>();

  @GuardedBy("this")
  private final Inflater inflater = new Inflater(true);

  /**
   * @param atOnce how many sheets are counted at the same time; up to three megabytes of each are
   *     in memory
   */
  SheetCounts(SheetStore sheets, SheetAnswers answers, Question question, int atOnce) {
    this.sheets = sheets;
    this.answers = answers;
    this.question = question;
    this.atOnce = atOnce;
    this.threads =
        Executors.newFixedThreadPool(
            atOnce, Thread.ofPlatform().name("statistics-", 0).daemon().factory());
  }

  /** Adds a part of rows, which is a summary, or all of a small sheet. */
  synchronized void add(byte[] part, int version, Sums sums) {
    SheetPartCodec.addUp(part, version, question, inflater, sums);
  }

  /**
   * Adds a large sheet, now or until {@link #finish}; what it answers is remembered, if it is not
   * much.
   *
   * @throws TooMuch also for a sheet that was added before
   */
  void addParts(Head head, Sums sums) {
    Asked asked = Asked.of(head.parts(), question);
    Optional<List<SheetAnswers.Sum>> known = answers.find(asked);
    if (known.isPresent()) {
      addKnown(known.get(), sums);
      return;
    }
    if (running.size() >= atOnce) {
      await(running.removeFirst());
    }
    running.addLast(threads.submit(() -> count(head, asked, sums)));
  }

  /** Waits until all sheets are added. */
  void finish() {
    while (!running.isEmpty()) {
      await(running.removeFirst());
    }
  }

  private static void await(Future<?> sheet) {
    try {
      sheet.get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new TooMuch(TooMuch.Reason.UNCOUNTED);
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case RuntimeException fault -> throw fault;
        case Error fault -> throw fault;
        case null, default -> throw new IllegalStateException("A sheet was not counted", failed);
      }
    }
  }

  private void count(Head head, Asked asked, Sums sums) {
    Map<List<String>, EventCount> ofSheet = new HashMap<>();
    Sums some = values -> ofSheet.computeIfAbsent(values, unknown -> new EventCount());
    boolean isWhole = true;
    Iterator<byte[]> parts = sheets.parts(head, question.where());
    try (Inflater ofParts = new Inflater(true)) {
      while (parts.hasNext()) {
        SheetPartCodec.addUp(parts.next(), head.version(), question, ofParts, some);
        if (ofSheet.size() > GROUPS_MOST) {
          isWhole = false;
          addCounts(head, ofSheet, sums);
          ofSheet.clear();
        }
      }
    }
    if (isWhole && ofSheet.size() <= SheetAnswers.ROWS_MOST) {
      answers.put(asked, ofSheet);
    }
    addCounts(head, ofSheet, sums);
  }

  private void addCounts(Head head, Map<List<String>, EventCount> counts, Sums sums) {
    boolean isOfPeriod = head.sheet().level() == question.step();
    if (isOfPeriod) {
      // Mostly no other sheet has this period: what takes long is done here, and not one by one.
      counts.values().forEach(EventCount::finish);
    }
    synchronized (this) {
      counts.forEach(
          (values, count) -> {
            EventCount sum = sums.of(values);
            sum.addLast(count);
            if (isOfPeriod) {
              sum.pack();
            }
          });
    }
  }

  private synchronized void addKnown(List<SheetAnswers.Sum> known, Sums sums) {
    known.forEach(sum -> sum.addTo(sums.of(sum.values())));
  }

  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
    synchronized (this) {
      inflater.close();
    }
  }
}
