package io.signalbox.runtime.platform;

/** Calls one function for another. For many threads at once. */
@FunctionalInterface
public interface FunctionCalls {

  /**
   * The function's answer, as {@link io.signalbox.store.RemoteFunction#call} has it.
   *
   * @param function its logical id
   */
  byte[] call(String function, byte[] event);
}
