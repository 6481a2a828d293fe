package io.signalbox.aws;

import io.signalbox.store.RemoteFunction;
import io.signalbox.store.StoreException;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * A function on Lambda. It is called once: a call whose answer was lost may have taken effect, and
 * only the caller knows what that means.
 */
final class LambdaFunction implements RemoteFunction {
  private final String alias;
  private final Supplier<LambdaRequests> lambda;

  /**
   * @param alias its ARN
   */
  LambdaFunction(String alias, Supplier<LambdaRequests> lambda) {
    this.alias = alias;
    this.lambda = lambda;
  }

  @Override
  public byte[] call(byte[] event) {
    try {
      return lambda.get().invoke(alias, event);
    } catch (SdkException e) {
      throw switch (Failure.of(e)) {
        case NOT_DONE -> new StoreException.Throttled("A function was not called", e);
        case DENIED -> new StoreException.Denied("A function may not be called by this one", e);
        case UNKNOWN -> new StoreException.Unavailable("A function did not answer", e);
        case WRONG -> e;
      };
    }
  }
}
