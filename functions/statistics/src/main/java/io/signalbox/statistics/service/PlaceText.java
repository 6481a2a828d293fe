package io.signalbox.statistics.service;

import io.signalbox.api.Problem;
import io.signalbox.api.ProblemException;
import io.signalbox.api.ProblemType;
import io.signalbox.feeds.Position;
import io.signalbox.statistics.Place;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/**
 * Where a search goes on, as a cursor: its order, position and time in unpadded base64url. It opens
 * nothing to who makes one up, for each answer holds only what its caller may have.
 */
final class PlaceText {
  private static final char NEWEST = 'n';
  private static final char OLDEST = 'o';
  private static final String SEPARATOR = "/";

  /** Behind all times that the journal has. */
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private PlaceText() {}

  static String write(Place place, boolean newestFirst) {
    String text =
        (newestFirst ? NEWEST : OLDEST) + place.position().text() + SEPARATOR + place.at();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * Reads what {@link #write} wrote for a search in that order.
   *
   * @throws ProblemException 400 where it is something else
   */
  static Place read(String cursor, boolean newestFirst) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
      int end = text.indexOf(SEPARATOR);
      if (end < 1 || text.charAt(0) != (newestFirst ? NEWEST : OLDEST)) {
        throw new IllegalArgumentException("Not a cursor of such a search");
      }
      Position position = Position.parse(text.substring(1, end));
      if (position.text().length() + 1 != end) {
        throw new IllegalArgumentException("Not a position of the journal");
      }
      Instant at = Instant.parse(text.substring(end + 1));
      if (at.isBefore(Instant.EPOCH) || at.isAfter(LATEST)) {
        throw new IllegalArgumentException("Not a time of the journal");
      }
      return new Place(position, at);
    } catch (IllegalArgumentException | DateTimeException other) {
      throw Problem.of(
              ProblemType.INVALID_CURSOR,
              "This is no cursor of a search in this order. Use one that an answer gave,"
                  + " unchanged.")
          .exception();
    }
  }
}
