package io.signalbox.delivery.notice;

import io.signalbox.delivery.NoticeSubject;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.feeds.Position;
import java.time.Instant;
import java.util.UUID;

/**
 * The delivery that took a ticket.
 *
 * @param reader who sends it
 * @param from the position of its first entry
 * @param to the place behind its last entry
 * @param cutAt when it was cut
 */
public record TicketHolder(
    UUID delivery,
    ReaderId reader,
    Position from,
    Position to,
    Instant cutAt,
    NoticeSubject subject) {}
