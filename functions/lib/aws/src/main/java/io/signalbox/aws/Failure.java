package io.signalbox.aws;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/** What an exception of the SDK says about the request. */
enum Failure {
  /** It was not done: too much to do, or nobody could be reached. */
  NOT_DONE,
  /** Nobody knows whether it was done. */
  UNKNOWN,
  /** It was refused, and will be again. */
  WRONG;

  /** Codes of refusals that pass, beside those that the SDK knows for throttling. */
  private static final Set<String> PASSING =
      Set.of("LimitExceededException", "TooManyUpdates", "TransactionInProgressException");

  static Failure of(SdkException exception) {
    if (exception instanceof AwsServiceException service) {
      String code = service.awsErrorDetails() == null ? "" : service.awsErrorDetails().errorCode();
      if (service.isThrottlingException() || (code != null && PASSING.contains(code))) {
        return NOT_DONE;
      }
      return service.statusCode() >= 500 ? UNKNOWN : WRONG;
    }
    boolean spoken = false;
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (isUnreached(cause)) {
        return NOT_DONE;
      }
      spoken |= cause instanceof IOException || cause instanceof AbortedException;
    }
    // Without a word on the wire it was never sent: no credentials, say.
    return spoken ? UNKNOWN : NOT_DONE;
  }

  private static boolean isUnreached(Throwable cause) {
    return cause instanceof ConnectException
        || cause instanceof UnknownHostException
        || cause instanceof NoRouteToHostException
        || (cause instanceof SocketTimeoutException
            && String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains("connect"));
  }
}
