package io.signalbox.local.platform;

import io.signalbox.store.Mailer;
import io.signalbox.store.Secrets;
import io.signalbox.store.embedded.EmbeddedStore;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * What this machine has, for all functions.
 *
 * @param random fit for keys and tokens
 */
public record Machine(
    EmbeddedStore store, Mailer mailer, Secrets secrets, Clock clock, RandomGenerator random) {}
