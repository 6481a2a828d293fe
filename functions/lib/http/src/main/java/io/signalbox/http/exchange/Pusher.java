package io.signalbox.http.exchange;

/** Carries requests to receivers. */
@FunctionalInterface
public interface Pusher {

  /** Sends a request and waits for its answer, but no longer than its time-out. */
  Exchange send(PushRequest push);
}
