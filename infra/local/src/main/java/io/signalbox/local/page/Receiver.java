package io.signalbox.local.page;

import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.store.Body;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A receiver of pushes for trying the hub: it takes everything, checks the signatures, and keeps
 * the latest to be looked at.
 */
public final class Receiver {
  /** How many pushes are kept; older ones are forgotten. */
  public static final int KEPT = 1_000;

  static final int TEXT_LIMIT_BYTES = 10_000_000;

  /** Of bodies, so much of the heap is kept; the oldest pushes are forgotten first. */
  private static final int KEPT_PART_OF_HEAP = 32;

  private final Clock clock;
  private final Deque<Push> pushes = new ArrayDeque<>();
  private final long keptBytesLimit;
  private long keptBytes;
  private long count;

  public Receiver(Clock clock) {
    this(clock, Runtime.getRuntime().maxMemory() / KEPT_PART_OF_HEAP);
  }

  /**
   * @param keptBytesLimit the most bytes of bodies to keep
   */
  Receiver(Clock clock, long keptBytesLimit) {
    this.clock = clock;
    this.keptBytesLimit = keptBytesLimit;
  }

  /** The latest pushes to all receivers, newest first. */
  public synchronized List<Push> pushes() {
    return List.copyOf(pushes);
  }

  /** The latest pushes to one receiver, newest first. */
  public List<Push> pushes(String receiver) {
    return pushes().stream().filter(push -> push.receiver().equals(receiver)).toList();
  }

  Optional<Push> find(String number) {
    return pushes().stream()
        .filter(push -> Long.toString(push.number()).equals(number))
        .findFirst();
  }

  Response take(Request request) {
    Instant now = clock.instant();
    String receiver = request.pathParameter("name");
    SortedMap<String, List<String>> headers = new TreeMap<>();
    request.headerNames().forEach(name -> headers.put(name, request.headers(name)));
    List<SignatureCheck> signatures =
        new Signatures(new ReceiverKeys(receiver))
            .check(
                request.header("webhook-id").orElse(""),
                request.header("webhook-timestamp").orElse(""),
                request.header("webhook-signature").orElse(""),
                request.body(),
                now);
    keep(receiver, now, headers, Body.of(request.body()), signatures);
    return Response.empty(204);
  }

  private synchronized void keep(
      String receiver,
      Instant now,
      SortedMap<String, List<String>> headers,
      Body body,
      List<SignatureCheck> signatures) {
    count++;
    pushes.addFirst(new Push(count, receiver, now, headers, body, signatures));
    keptBytes += body.sizeInBytes();
    while (pushes.size() > KEPT || keptBytes > keptBytesLimit) {
      keptBytes -= pushes.removeLast().body().sizeInBytes();
    }
  }
}
