package io.signalbox.settings;

/**
 * A change of the settings.
 *
 * @param version counts the changes, from 1
 * @param revision what it made of the settings
 * @param base what it changed; {@code none} for the first
 */
public record SettingsChange(long version, String revision, String base, RecordedChange what) {}
