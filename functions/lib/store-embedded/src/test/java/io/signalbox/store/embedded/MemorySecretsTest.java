package io.signalbox.store.embedded;

import io.signalbox.store.Secrets;
import io.signalbox.store.SecretsContract;

class MemorySecretsTest implements SecretsContract {
  private final Secrets secrets = new MemorySecrets();

  @Override
  public Secrets secrets() {
    return secrets;
  }
}
