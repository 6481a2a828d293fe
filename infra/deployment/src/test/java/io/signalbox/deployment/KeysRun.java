package io.signalbox.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.signalbox.local.LocalHub;
import io.signalbox.runtime.lambda.FunctionFailure;
import io.signalbox.scenarios.HubClient;

/** Lists the keys that the hub uses, and has it look which expire. */
final class KeysRun {
  private KeysRun() {}

  static void run(LocalHub hub, HubClient administrator) {
    assertThat(administrator.get("/v1/keys").status()).isEqualTo(200);
    try {
      hub.functions().get("KeyCheckFunction").invoke(new ScheduledEvent());
    } catch (FunctionFailure failure) {
      throw new AssertionError(failure);
    }
  }
}
