package io.signalbox.runtime.platform;

import io.signalbox.runtime.template.FunctionSpec;
import io.signalbox.runtime.template.LocalNames;
import io.signalbox.store.Secrets;
import java.util.Optional;
import java.util.function.Consumer;

/** Secrets, each operation under the permission that it needs on the Parameter Store. */
record GuardedSecrets(
    Secrets secrets, FunctionSpec function, String prefix, Consumer<Access> accesses)
    implements Secrets {

  @Override
  public Optional<String> get(String name) {
    require("ssm:GetParameter", name);
    return secrets.get(name);
  }

  @Override
  public void put(String name, String value) {
    require("ssm:PutParameter", name);
    secrets.put(name, value);
  }

  @Override
  public String putIfAbsent(String name, String value) {
    require("ssm:GetParameter", name);
    require("ssm:PutParameter", name);
    return secrets.putIfAbsent(name, value);
  }

  @Override
  public void delete(String name) {
    require("ssm:DeleteParameter", name);
    secrets.delete(name);
  }

  private void require(String action, String name) {
    new Guard(function, LocalNames.parameterArn(prefix + name), accesses).require(action);
  }
}
