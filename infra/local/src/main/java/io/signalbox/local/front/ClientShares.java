package io.signalbox.local.front;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A budget of which one client holds half at the most, whether its requests have their bytes or
 * wait for them: whoever sends much waits for its own requests, and leaves room to others.
 */
final class ClientShares {
  private static final int PARTS = 2;

  private final ByteBudget whole;
  private final long shareBytes;

  /** Of the clients that hold or wait for something. */
  private final Map<Client, Share> shares = new HashMap<>();

  private static final class Share {
    private final ByteBudget budget;
    private int users;

    Share(long bytes) {
      this.budget = new ByteBudget(bytes);
    }
  }

  ClientShares(long bytes) {
    this.whole = new ByteBudget(bytes);
    this.shareBytes = bytes / PARTS;
  }

  /** Bytes that are set aside for a client until the reservation is closed. */
  final class Reservation implements AutoCloseable {
    private final Client client;
    private final ByteBudget.Reservation ofShare;
    private final ByteBudget.Reservation ofWhole;
    private boolean closed;

    private Reservation(
        Client client, ByteBudget.Reservation ofShare, ByteBudget.Reservation ofWhole) {
      this.client = client;
      this.ofShare = ofShare;
      this.ofWhole = ofWhole;
    }

    /** Gives back what exceeds that many bytes. */
    void shrinkTo(long bytes) {
      ofWhole.shrinkTo(bytes);
      ofShare.shrinkTo(bytes);
    }

    /** Gives back all of it. */
    @Override
    public void close() {
      if (!closed) {
        closed = true;
        ofWhole.close();
        ofShare.close();
        leave(client);
      }
    }
  }

  /**
   * Waits for the bytes at most that long for the client's share, and as long again for the whole;
   * empty if they were not free by then.
   */
  Optional<Reservation> reserve(Client client, long bytes, Duration patience) {
    ByteBudget share = enter(client);
    Optional<ByteBudget.Reservation> ofShare = share.reserve(bytes, patience);
    Optional<ByteBudget.Reservation> ofWhole =
        ofShare.isEmpty() ? Optional.empty() : whole.reserve(bytes, patience);
    if (ofWhole.isEmpty()) {
      ofShare.ifPresent(ByteBudget.Reservation::close);
      leave(client);
      return Optional.empty();
    }
    return Optional.of(new Reservation(client, ofShare.orElseThrow(), ofWhole.get()));
  }

  /** How many clients hold or wait for something. */
  synchronized int clients() {
    return shares.size();
  }

  private synchronized ByteBudget enter(Client client) {
    Share share = shares.computeIfAbsent(client, one -> new Share(shareBytes));
    share.users++;
    return share.budget;
  }

  private synchronized void leave(Client client) {
    shares.computeIfPresent(
        client,
        (name, share) -> {
          share.users--;
          return share.users == 0 ? null : share;
        });
  }
}
