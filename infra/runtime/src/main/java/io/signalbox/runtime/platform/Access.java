package io.signalbox.runtime.platform;

/**
 * That a function does something that needs a permission.
 *
 * @param function its logical id
 * @param action such as {@code dynamodb:PutItem}
 * @param resource an ARN
 * @param allowed whether the template lets it; otherwise it is not done
 */
public record Access(String function, String action, String resource, boolean allowed) {}
