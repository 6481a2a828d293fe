package io.signalbox.bench.bill.hub;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import io.signalbox.local.template.FunctionSpec;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What Lambda tells a function about its call. All of its time is always left. */
record BenchContext(FunctionSpec function, String requestId) implements Context {
  BenchContext(FunctionSpec function) {
    this(function, UUID.randomUUID().toString());
  }

  @Override
  public int getRemainingTimeInMillis() {
    return Math.toIntExact(function.timeout().toMillis());
  }

  @Override
  public String getAwsRequestId() {
    return requestId;
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
    return function.name();
  }

  @Override
  public String getLogGroupName() {
    return function.name();
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
    throw new UnsupportedOperationException("Functions log by System.Logger");
  }
}
