package io.signalbox.store.embedded;

import java.time.Instant;

/**
 * A queue's message in somebody's hands.
 *
 * @param receipt what deletes it, until it is received again or the store is closed
 * @param receiveCount 1 for the first time
 */
public record ReceivedMessage(
    String receipt, String body, String group, int receiveCount, Instant sent) {}
