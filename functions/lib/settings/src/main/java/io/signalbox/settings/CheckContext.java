package io.signalbox.settings;

import io.signalbox.net.ForbiddenAddresses;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What a delivery method's check may ask for.
 *
 * @param forbidden the addresses that no destination may have
 * @param templateFault says what is wrong with the text of a template; empty for a good one
 * @param bodyFault says what is wrong with a template of a body; empty for a good one
 * @param keyFaults says what is wrong with the keys of mails
 * @param clock tells whether a certificate has expired
 */
public record CheckContext(
    ForbiddenAddresses forbidden,
    BiFunction<TemplateKind, String, Optional<String>> templateFault,
    Function<String, Optional<String>> bodyFault,
    KeyFaults keyFaults,
    Clock clock) {}
