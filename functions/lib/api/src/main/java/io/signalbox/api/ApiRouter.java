package io.signalbox.api;

import io.signalbox.store.StoreException;
import java.lang.System.Logger.Level;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Finds the endpoint of a request, and turns whatever goes wrong into a problem: 404 and 405, 400
 * for a query parameter that the endpoint does not know, 503 with {@code Retry-After} when the
 * store cannot do it now, and 500 without any internals for every other fault, under a reference
 * that the log has too.
 */
public final class ApiRouter {
  /** How long a client is asked to wait when the store has too much to do. */
  public static final int RETRY_AFTER_SECONDS = 5;

  private static final System.Logger LOGGER = System.getLogger(ApiRouter.class.getName());

  private final List<Endpoint> endpoints;
  private final RandomGenerator random;
  private final Function<Problem, Response> rendering;

  public ApiRouter(RandomGenerator random, List<Endpoint> endpoints) {
    this(random, endpoints, Problem::response);
  }

  /**
   * A router whose problems have a form of their own, as a protocol wants it.
   *
   * @param rendering writes a problem with its status
   */
  public ApiRouter(
      RandomGenerator random, List<Endpoint> endpoints, Function<Problem, Response> rendering) {
    this.random = random;
    this.endpoints = List.copyOf(endpoints);
    this.rendering = rendering;
  }

  /** One whose problems are plain text, for clients that take every JSON for an answer. */
  public static ApiRouter withPlainProblems(RandomGenerator random, List<Endpoint> endpoints) {
    return new ApiRouter(random, endpoints, Problem::plainResponse);
  }

  public Response answer(Request request) {
    try {
      return dispatch(request);
    } catch (ProblemException problem) {
      return refusal(problem.problem());
    } catch (StoreException away) {
      LOGGER.log(Level.WARNING, () -> "The store failed at " + request, away);
      return refusal(unavailable());
    } catch (RuntimeException | StackOverflowError fault) {
      return failed(request, fault);
    }
  }

  /** A problem as this router answers it. */
  Response refusal(Problem problem) {
    return rendering.apply(problem);
  }

  /** The problem of a hub whose store cannot be used for the moment. */
  public static Problem unavailable() {
    return Problem.of(
            ProblemType.UNAVAILABLE,
            "A part of the hub is overloaded or away. The same request can be sent again safely.")
        .withHeader("Retry-After", Integer.toString(RETRY_AFTER_SECONDS));
  }

  private Response dispatch(Request request) {
    TreeSet<String> allowed = new TreeSet<>();
    for (Endpoint endpoint : endpoints) {
      Optional<Map<String, String>> parameters = endpoint.path().match(request.path());
      if (parameters.isPresent()) {
        if (endpoint.method().equals(request.method())) {
          if (endpoint.refusesOthers()) {
            Parameters.requireKnown(request, endpoint.parameters());
          }
          return endpoint.action().answer(request.withPathParameters(parameters.get()));
        }
        allowed.add(endpoint.method());
      }
    }
    if (allowed.isEmpty()) {
      throw Problem.of(ProblemType.NOT_FOUND, "There is nothing at this path.").exception();
    }
    String methods = String.join(", ", allowed);
    throw Problem.of(ProblemType.METHOD_NOT_ALLOWED, "This path takes " + methods + ".")
        .withHeader("Allow", methods)
        .exception();
  }

  private Response failed(Request request, Throwable fault) {
    String reference = HexFormat.of().toHexDigits(random.nextLong());
    LOGGER.log(Level.ERROR, () -> "Fault " + reference + " at " + request, fault);
    return refusal(
        Problem.of(
                ProblemType.INTERNAL,
                "The hub failed at this request. Its log has more under the reference.")
            .with("reference", reference));
  }
}
