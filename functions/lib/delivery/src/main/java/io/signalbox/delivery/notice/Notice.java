package io.signalbox.delivery.notice;

import io.signalbox.delivery.reader.Ticket;

/** What recipients got under a ticket, and what became of it. */
public record Notice(Ticket ticket, TicketHolder holder, NoticeState state) {}
