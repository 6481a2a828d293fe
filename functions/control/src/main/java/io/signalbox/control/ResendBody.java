package io.signalbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemException;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.settings.Destination;
import java.util.Optional;
import java.util.Set;

/** What a request to send a notice again says: {@code {"contact": ID}}, or nothing. */
final class ResendBody {
  private static final String CONTACT = "contact";

  private ResendBody() {}

  /**
   * The id of the contact that gets the events; empty for those who answer for them now.
   *
   * @throws ProblemException 422 where the destination does not take its recipients from the
   *     directory
   */
  static Optional<String> contact(Request request, Destination destination) {
    ObjectNode body = DestinationEndpoint.body(request, Set.of(CONTACT));
    Optional<String> contact = DestinationEndpoint.text(body, CONTACT);
    if (contact.isPresent() && !destination.isDirectory()) {
      throw Problem.of(
              ProblemType.INVALID_CONTENT,
              "This destination does not take its recipients from the directory.")
          .with("pointer", "/" + CONTACT)
          .exception();
    }
    return contact;
  }
}
