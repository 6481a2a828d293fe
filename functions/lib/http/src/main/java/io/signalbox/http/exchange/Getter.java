package io.signalbox.http.exchange;

/** Asks sources for documents. */
@FunctionalInterface
public interface Getter {

  /** Asks once and waits for all of the answer, but no longer than the request's time-out. */
  Got get(GetRequest request);
}
