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
public enum Failure {
  /** It was not done: too much to do, or nobody could be reached. */
  NOT_DONE,
  /** Nobody knows whether it was done. */
  UNKNOWN,
  /** The hub itself is refused: nothing was done, whatever was asked. */
  DENIED,
  /** It was refused, and will be again. */
  WRONG;

  /** Codes that speak of the hub's credentials, permissions, keys, account or resources. */
  private static final Set<String> OF_THE_HUB =
      Set.of(
          "AccessDenied",
          "AccessDeniedException",
          "AuthorizationError",
          "ExpiredToken",
          "ExpiredTokenException",
          "IncompleteSignature",
          "InvalidClientTokenId",
          "InvalidKeyId",
          "InvalidSignatureException",
          "MissingAuthenticationToken",
          "MissingAuthenticationTokenException",
          "NotAuthorized",
          "OptInRequired",
          "QueueDoesNotExist",
          "RequestExpired",
          "ResourceNotFoundException",
          "SignatureDoesNotMatch",
          "SubscriptionRequiredException",
          "UnauthorizedOperation",
          "UnrecognizedClientException");

  /** Codes of refusals that pass, beside those that the SDK knows for throttling. */
  private static final Set<String> PASSING =
      Set.of("LimitExceededException", "TooManyUpdates", "TransactionInProgressException");

  public static Failure of(SdkException exception) {
    if (exception instanceof AwsServiceException service) {
      String code = service.awsErrorDetails() == null ? "" : service.awsErrorDetails().errorCode();
      if (service.isThrottlingException() || (code != null && PASSING.contains(code))) {
        return NOT_DONE;
      }
      boolean isDenied = service.statusCode() == 401 || service.statusCode() == 403;
      if (isDenied || (code != null && isOfTheHub(code))) {
        return DENIED;
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

  /** Those of keys are many, and begin as the key service is called. */
  private static boolean isOfTheHub(String code) {
    return OF_THE_HUB.contains(code) || code.startsWith("KMS") || code.startsWith("Kms");
  }

  private static boolean isUnreached(Throwable cause) {
    return cause instanceof ConnectException
        || cause instanceof UnknownHostException
        || cause instanceof NoRouteToHostException
        || (cause instanceof SocketTimeoutException
            && String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains("connect"));
  }
}
