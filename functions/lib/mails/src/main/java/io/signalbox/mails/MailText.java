package io.signalbox.mails;

import java.util.Optional;

/**
 * What the templates of a mail gave.
 *
 * @param subject one line
 * @param html empty for a mail of plain text alone
 */
public record MailText(String subject, String text, Optional<String> html) {}
