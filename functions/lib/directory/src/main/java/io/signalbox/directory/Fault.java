package io.signalbox.directory;

/**
 * What is wrong with an object.
 *
 * @param pointer where, as a JSON pointer (RFC 6901)
 * @param reason the rule that is broken
 */
public record Fault(String pointer, String reason) {}
