package io.signalbox.settings.check;

/**
 * What is wrong with a document.
 *
 * @param pointer where, as a JSON pointer (RFC 6901)
 * @param reason the rule that is broken; never a part of a credential
 */
public record Fault(String pointer, String reason) {}
