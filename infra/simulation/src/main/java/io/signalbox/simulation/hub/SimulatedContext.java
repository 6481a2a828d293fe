package io.signalbox.simulation.hub;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import io.signalbox.local.template.FunctionSpec;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a function is told about its invocation.
 *
 * @param left the milliseconds that it has left
 */
record SimulatedContext(FunctionSpec function, IntSupplier left) implements Context {
  @Override
  public int getRemainingTimeInMillis() {
    return left.getAsInt();
  }

  @Override
  public String getAwsRequestId() {
    return "simulated";
  }

  @Override
  public String getFunctionName() {
    return function.name();
  }

  @Override
  public String getFunctionVersion() {
    return "1";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "arn:aws:lambda:simulated:000000000000:function:" + function.name();
  }

  @Override
  public String getLogGroupName() {
    return "simulated";
  }

  @Override
  public String getLogStreamName() {
    return function.name();
  }

  @Override
  public int getMemoryLimitInMB() {
    return function.memoryMegabytes();
  }

  @Override
  public @Nullable CognitoIdentity getIdentity() {
    return null;
  }

  @Override
  public @Nullable ClientContext getClientContext() {
    return null;
  }

  @Override
  public LambdaLogger getLogger() {
    throw new UnsupportedOperationException("The hub logs with System.Logger");
  }
}
