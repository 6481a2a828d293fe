package io.signalbox.runtime.platform;

import io.signalbox.store.Mailer;
import io.signalbox.store.Secrets;
import io.signalbox.store.embedded.EmbeddedStore;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * What this machine has, for all functions.
 *
 * @param random fit for keys and tokens
 * @param accesses is told whatever a function does under a permission
 */
public record Machine(
    EmbeddedStore store,
    Mailer mailer,
    Secrets secrets,
    Clock clock,
    RandomGenerator random,
    Consumer<Access> accesses) {}
