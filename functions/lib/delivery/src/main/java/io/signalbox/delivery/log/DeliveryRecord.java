package io.signalbox.delivery.log;

import io.signalbox.delivery.Outcome;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Position;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What became of one try of one delivery.
 *
 * @param id the same in all tries of a delivery
 * @param reader the name of the reader that sent it
 * @param from the position of the first entry
 * @param to the place behind the last entry
 * @param attempt 1 for the first try
 * @param at when the outcome was known
 * @param answer what the destination answered
 */
public record DeliveryRecord(
    UUID id,
    FeedId feed,
    String reader,
    Position from,
    Position to,
    int envelopes,
    int attempt,
    Instant at,
    Result result,
    String answer) {

  /** An {@link Outcome} as a word. */
  public enum Result {
    DELIVERED,
    FAILED,
    /** Of the content: this envelope is not taken, others are. */
    REFUSED,
    /** Of the recipients: they do not exist, or want nothing any more. */
    GONE,
    /** Of the account: credentials, rights or set-up of the destination are wrong. */
    DENIED,
    /** Of the hub: it lacks a permission or a key, or its quota is used up. */
    HUB_DENIED,
    UNKNOWN,
    /** It was not sent: it is marked above the destination's ceiling. */
    WITHHELD,
    /** The recipient's server took the mail. */
    RECEIVED,
    /** The recipient's server has not taken the mail yet. */
    DELAYED,
    /** The mail came back, or was never sent on, after it had been taken. */
    RETURNED,
    /** The recipient complains of the mail. */
    COMPLAINED;

    public static Result of(Outcome outcome) {
      return switch (outcome) {
        case Outcome.Delivered delivered -> DELIVERED;
        case Outcome.Failed failed -> FAILED;
        case Outcome.ContentRefused refused -> REFUSED;
        case Outcome.RecipientRefused refused -> GONE;
        case Outcome.DestinationRefused refused -> DENIED;
        case Outcome.HubRefused refused -> HUB_DENIED;
        case Outcome.Unknown unknown -> UNKNOWN;
      };
    }

    /**
     * The result of a word.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static Result ofWord(String word) {
      return Arrays.stream(values())
          .filter(result -> result.word().equals(word))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      Arrays.stream(values())
                          .map(Result::word)
                          .collect(Collectors.joining(", ", "expected one of ", ""))));
    }

    /** As the API writes it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Whether the entry at that position went with this delivery. */
  public boolean covers(Position position) {
    return from.compareTo(position) <= 0 && position.compareTo(to) < 0;
  }
}
