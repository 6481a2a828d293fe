package io.signalbox.settings.service;

import io.signalbox.access.Caller;
import io.signalbox.settings.HubSettings;
import io.signalbox.settings.Kind;
import io.signalbox.settings.people.Permission;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a writer of settings may change.
 *
 * @param isEditor whether it may change rules: all but instances and what holds for the hub
 * @param isAdministrator whether it may change everything
 */
record Rights(boolean isEditor, boolean isAdministrator) {
  static final Rights ALL = new Rights(true, true);

  private static final List<String> FOR_ADMINISTRATORS =
      Stream.of(HubSettings.NAME, Kind.INSTANCES.text()).map(name -> "/" + name).toList();

  static Rights of(Caller caller) {
    return new Rights(caller.may(Permission.EDIT_RULES), caller.may(Permission.ADMINISTER));
  }

  boolean allow(Changes changes) {
    return isAdministrator
        || (isEditor
            && Stream.of(changes.added(), changes.changed(), changes.removed())
                .flatMap(List::stream)
                .noneMatch(Rights::isForAdministrators));
  }

  private static boolean isForAdministrators(String pointer) {
    return FOR_ADMINISTRATORS.stream()
        .anyMatch(part -> pointer.equals(part) || pointer.startsWith(part + "/"));
  }
}
