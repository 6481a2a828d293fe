package io.signalbox.store;

/** Another function of the hub. For many threads at once. */
@FunctionalInterface
public interface RemoteFunction {

  /**
   * Calls the function once, and waits for its answer: at most 29 seconds, as API Gateway does.
   *
   * @param event the function's event as JSON, at most 6 MB
   * @return its answer as JSON, at most 6 MB
   * @throws StoreException if it did not answer; Throttled says that it was not called
   */
  byte[] call(byte[] event);
}
