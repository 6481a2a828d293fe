package io.signalbox.cli.hub;

import io.signalbox.cli.CommandFailure;

/** Sends a request once. */
@FunctionalInterface
public interface Transport {
  /**
   * Sends the request and reads the whole answer, whatever its status.
   *
   * @throws CommandFailure if nothing came, or too much
   */
  HubAnswer send(HubRequest request) throws CommandFailure, InterruptedException;
}
