package io.signalbox.local.page;

/**
 * What a test receiver found about one signature.
 *
 * @param kind {@code v1} or {@code v1a}
 * @param valid whether it is of the receiver's key, over this body, and at most five minutes old
 */
public record SignatureCheck(String kind, boolean valid) {}
