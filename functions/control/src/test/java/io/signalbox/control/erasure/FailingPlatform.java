package io.signalbox.control.erasure;

import io.signalbox.store.ForwardingPlatform;
import io.signalbox.store.Table;
import java.util.Random;

/** A hub's platform whose tables fail now and then, before a write or behind it. */
final class FailingPlatform extends ForwardingPlatform {
  private final ErasureHub hub;
  private final Random random;

  FailingPlatform(ErasureHub hub, Random random) {
    super(hub.platform);
    this.hub = hub;
    this.random = random;
  }

  @Override
  public Table table(String variable) {
    return new FailingTable(hub.platform.dueTable(variable), random);
  }
}
