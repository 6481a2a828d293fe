package io.signalbox.simulation.hub;

import io.signalbox.http.exchange.Pusher;
import io.signalbox.simulation.engine.Calls;
import io.signalbox.simulation.engine.SimulatedProcess;
import io.signalbox.simulation.engine.Simulator;
import io.signalbox.simulation.engine.Trace;
import io.signalbox.store.Mailer;
import io.signalbox.store.Platform;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * What a hub stands in.
 *
 * @param random for what happens around the hub
 * @param variant what stands between the hub's code and its platform: nothing, or a planted mistake
 * @param pushers the way to the receivers, for each process that pushes
 * @param mailbox who takes the mails of a process
 * @param slotsAtMost how many batches of a queue are worked on at once, if the template does not
 *     say less
 */
public record World(
    Simulator simulator,
    Calls calls,
    Trace trace,
    RandomGenerator random,
    UnaryOperator<Platform> variant,
    Function<SimulatedProcess, Pusher> pushers,
    Function<SimulatedProcess, Mailer> mailbox,
    int slotsAtMost) {}
