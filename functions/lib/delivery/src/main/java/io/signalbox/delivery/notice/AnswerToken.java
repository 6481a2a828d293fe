package io.signalbox.delivery.notice;

import io.signalbox.delivery.reader.Ticket;
import java.time.Instant;

/**
 * What a link says by which a notice is answered.
 *
 * @param ticket the notice
 * @param expires from when on the link is worth nothing, to the hour
 */
public record AnswerToken(Ticket ticket, Instant expires) {}
