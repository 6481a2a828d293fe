package io.signalbox.settings;

import java.time.Instant;

/**
 * Who changes the settings.
 *
 * @param by the instance's name
 * @param request what was asked for, such as {@code PUT /v1/settings/routes/all}
 */
public record Author(String by, Instant at, String request) {}
