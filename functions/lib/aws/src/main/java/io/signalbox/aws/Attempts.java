package io.signalbox.aws;

import io.signalbox.store.StoreException;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Tries a request again where that may help, and says in the end what a caller may conclude.
 *
 * <p>The SDK's own retries are off: they hide whether an earlier try may have taken effect.
 */
public final class Attempts {
  static final int MOST = 4;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

  private final RandomGenerator random;

  public Attempts(RandomGenerator random) {
    this.random = random;
  }

  /**
   * The answer of the first try that succeeds.
   *
   * @param what names the request in messages; without anything of its content
   * @throws StoreException.Throttled if every try was turned away
   * @throws StoreException.Unavailable if one of them may have taken effect
   * @throws StoreException.Denied if the hub itself is refused
   * @throws AwsServiceException for an answer that says what is wrong with the request
   */
  public <T> T run(String what, Supplier<T> request) {
    boolean mayHaveHappened = false;
    for (int attempt = 1; true; attempt++) {
      try {
        return request.get();
      } catch (SdkException e) {
        Failure failure = Failure.of(e);
        if (failure == Failure.WRONG) {
          throw e;
        }
        if (failure == Failure.DENIED && !mayHaveHappened) {
          throw new StoreException.Denied(what + " is not allowed to the hub: " + code(e), e);
        }
        mayHaveHappened |= failure == Failure.UNKNOWN;
        if (attempt == MOST || !pause(attempt)) {
          throw mayHaveHappened
              ? new StoreException.Unavailable(what + " was not answered", e)
              : new StoreException.Throttled(what + " was turned away", e);
        }
      }
    }
  }

  private static String code(SdkException refusal) {
    return refusal instanceof AwsServiceException service && service.awsErrorDetails() != null
        ? service.awsErrorDetails().errorCode()
        : "";
  }

  /**
   * Waits longer before each further try, and never as long as another who waits.
   *
   * @return whether to try; not when the thread is to stop
   */
  boolean pause(int attempt) {
    long most = FIRST_PAUSE.toMillis() << (attempt - 1);
    try {
      Thread.sleep(Duration.ofMillis(random.nextLong(most / 2, most + 1)));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
