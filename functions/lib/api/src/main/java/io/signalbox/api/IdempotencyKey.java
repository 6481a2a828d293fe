package io.signalbox.api;

import java.util.Optional;

/**
 * The header by which a client says that two requests are one: what the first began is the answer
 * to both (the IETF's draft-ietf-httpapi-idempotency-key-header).
 */
public final class IdempotencyKey {
  private static final int LONGEST_CHARACTERS = 255;

  private IdempotencyKey() {}

  /**
   * The request's key.
   *
   * @throws ProblemException 400 where it is blank or too long
   */
  public static Optional<String> of(Request request) {
    Optional<String> key = request.header("Idempotency-Key");
    if (key.isPresent() && (key.get().isBlank() || key.get().length() > LONGEST_CHARACTERS)) {
      throw Problem.of(
              ProblemType.MALFORMED_REQUEST,
              "An Idempotency-Key has 1 to %d characters.".formatted(LONGEST_CHARACTERS))
          .exception();
    }
    return key;
  }

  /** What is answered where the key stands for another request: 422. */
  public static ProblemException isOfAnotherRequest() {
    return Problem.of(
            ProblemType.INVALID_CONTENT,
            "This Idempotency-Key was used before, with another request.")
        .exception();
  }
}
