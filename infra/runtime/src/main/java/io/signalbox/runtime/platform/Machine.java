package io.signalbox.runtime.platform;

import io.signalbox.store.Belongings;
import io.signalbox.store.Mailer;
import io.signalbox.store.Secrets;
import io.signalbox.store.Shared;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.store.telemetry.Metrics;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What this machine has, for all functions.
 *
 * @param memory where a function keeps what it remembers; all in one place, as a rule
 * @param belongings what it keeps beside the store
 * @param random fit for keys and tokens
 * @param metrics counts what functions count
 * @param calls calls one function for another
 * @param accesses is told whatever a function does under a permission
 */
public record Machine(
    EmbeddedStore store,
    Supplier<Shared> memory,
    Mailer mailer,
    Belongings belongings,
    Secrets secrets,
    Clock clock,
    RandomGenerator random,
    Metrics metrics,
    FunctionCalls calls,
    Consumer<Access> accesses) {}
