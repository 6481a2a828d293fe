package io.signalbox.settings;

/** Where a function gets the settings from. */
public interface SettingsSource {

  /**
   * The settings as they stand, or stood a short while ago. Cheap: to be called for each request.
   */
  SettingsDocument current();

  /**
   * The settings as they stand now: what was answered before is in them. Asks the store each time:
   * to be called once for a batch.
   */
  default SettingsDocument latest() {
    return current();
  }
}
