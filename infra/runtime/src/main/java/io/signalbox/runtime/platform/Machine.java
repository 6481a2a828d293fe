package io.signalbox.runtime.platform;

import io.signalbox.store.Belongings;
import io.signalbox.store.LoadBudget;
import io.signalbox.store.Mailer;
import io.signalbox.store.Secrets;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.store.telemetry.Metrics;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * What this machine has, for all functions.
 *
 * @param loads what all functions may load at once to deliver it
 * @param belongings what it keeps beside the store
 * @param random fit for keys and tokens
 * @param metrics counts what functions count
 * @param calls calls one function for another
 * @param accesses is told whatever a function does under a permission
 */
public record Machine(
    EmbeddedStore store,
    LoadBudget loads,
    Mailer mailer,
    Belongings belongings,
    Secrets secrets,
    Clock clock,
    RandomGenerator random,
    Metrics metrics,
    FunctionCalls calls,
    Consumer<Access> accesses) {}
