package io.signalbox.local.front;

import io.signalbox.api.Response;
import java.util.function.Function;

/** What a request's head alone decides. */
sealed interface Admission {

  /** Nothing is done for the request, and its body is not read. */
  record Refused(Response answer) implements Admission {}

  /** Nobody is known to send it: it is answered without its body. */
  record Stranger(Function<Exchange, Response> work) implements Admission {}

  /**
   * It is answered with its body.
   *
   * @param client whose share of the hub it uses
   * @param mostBodyBytes what the body may have: as many as are declared, or the limit
   * @param leastWorkBytes what it counts for while it is worked on, however small the body is
   */
  record Admitted(
      Client client, int mostBodyBytes, int leastWorkBytes, Function<Exchange, Response> work)
      implements Admission {}

  /**
   * It is answered with the beginning of its body, which is larger than a body may be; the rest is
   * dropped.
   *
   * @param beginning what becomes of it with so many bytes of its body
   */
  record Cut(Admitted beginning) implements Admission {}
}
