package io.signalbox.delivery.job;

import io.signalbox.delivery.reader.Lease;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.sample.SampleReport;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An operation over the readers of one destination, done page by page by the destination's delivery
 * function. Whoever goes on after a crash begins with the page that was not written down.
 *
 * @param key unique among the jobs of its destination: letters and digits
 * @param by the instance that asked for it, or the hub
 * @param request what was asked for, so that the same key with another request is noticed
 * @param from the sort key of the first reader that is not done with
 * @param readers how many readers are done with
 * @param changed how many of them the job had something to do with
 * @param lease who works on it
 * @param report what the test of the destination showed; only a finished test has one
 */
public record Job(
    String destination,
    String key,
    Work work,
    String by,
    String request,
    Instant startedAt,
    String from,
    int readers,
    int changed,
    @Nullable Lease lease,
    @Nullable Instant finishedAt,
    @Nullable SampleReport report) {

  /** A job of which nothing is done. */
  public static Job of(
      String destination, String key, Work work, String by, String request, Instant now) {
    return new Job(destination, key, work, by, request, now, "", 0, 0, null, null, null);
  }

  /** How the API calls it: the destination's name, a dot, the key. */
  public String id() {
    return destination + "." + key;
  }

  /** What its hints name. */
  public ReaderId hinted() {
    return ReaderId.job(destination, key);
  }

  public boolean isFinished() {
    return finishedAt != null;
  }

  Job leased(@Nullable Lease taken) {
    return new Job(
        destination,
        key,
        work,
        by,
        request,
        startedAt,
        from,
        readers,
        changed,
        taken,
        finishedAt,
        report);
  }

  /** One page further. */
  Job advanced(String next, int readersOfPage, int changedOfPage) {
    return new Job(
        destination,
        key,
        work,
        by,
        request,
        startedAt,
        next,
        readers + readersOfPage,
        changed + changedOfPage,
        lease,
        finishedAt,
        report);
  }

  Job finished(Instant now) {
    return new Job(
        destination, key, work, by, request, startedAt, from, readers, changed, null, now, report);
  }

  /** A finished test. */
  Job finished(Instant now, SampleReport shown) {
    return new Job(
        destination, key, work, by, request, startedAt, from, readers, changed, null, now, shown);
  }
}
