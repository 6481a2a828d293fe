package io.signalbox.settings;

/** Where a function gets the settings from. */
public interface SettingsSource {

  /**
   * The settings as they stand, or stood a short while ago. Cheap: to be called for each request.
   */
  SettingsDocument current();
}
