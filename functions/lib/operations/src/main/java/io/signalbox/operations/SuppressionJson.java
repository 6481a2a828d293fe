package io.signalbox.operations;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.api.Parameters;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemException;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.delivery.suppression.Suppression;
import io.signalbox.settings.MailAddress;
import java.util.Locale;
import java.util.Optional;

/** A suppressed address in requests and answers. */
public final class SuppressionJson {
  private SuppressionJson() {}

  /** Since when, why, and what the recipient's server said. */
  public static ObjectNode of(Suppression suppression) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("address", suppression.address())
        .put("reason", suppression.reason().name().toLowerCase(Locale.ROOT))
        .put("detail", suppression.detail())
        .put("since", suppression.since().toString());
  }

  /**
   * The address in a request's path.
   *
   * @throws ProblemException 400 where it is none
   */
  public static MailAddress address(Request request) {
    try {
      return MailAddress.parse(request.pathParameter("address"));
    } catch (IllegalArgumentException fault) {
      throw Parameters.invalid("address", "This is no mail address: " + fault.getMessage() + ".");
    }
  }

  /**
   * The answer about one address.
   *
   * @throws ProblemException 404 where the address is not suppressed
   */
  public static Response answer(Optional<Suppression> found) {
    return found
        .map(suppression -> Response.json(200, of(suppression)))
        .orElseThrow(
            () -> Problem.of(ProblemType.NOT_FOUND, "This address is not suppressed.").exception());
  }
}
