package io.signalbox.runtime.lambda;

/** Something that waits for work and gives it to a function, for as long as the hub runs. */
interface Poller {

  /** Waits for work for a while, and does what came. Called again and again by one thread. */
  void poll() throws InterruptedException;
}
