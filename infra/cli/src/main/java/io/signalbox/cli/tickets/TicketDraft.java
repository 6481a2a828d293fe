package io.signalbox.cli.tickets;

import java.util.Optional;

/**
 * A ticket that is to be opened.
 *
 * @param subject one line
 * @param content plain text
 */
record TicketDraft(String queue, String subject, String content, Optional<String> requestor) {}
