package io.signalbox.track;

import io.signalbox.settings.DeliveryMethod;
import io.signalbox.settings.DeliveryMethods;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The environment of the functions under test. */
final class HubVariables {
  private HubVariables() {}

  static Map<String, String> of(Duration retention) {
    Map<String, String> variables = new HashMap<>();
    for (DeliveryMethod method : DeliveryMethods.all()) {
      method.queueVariable().ifPresent(variable -> variables.put(variable, method.name()));
    }
    for (String table :
        List.of("envelopes", "feeds", "readers", "deliveries", "settings", "directory")) {
      variables.put(table.toUpperCase(Locale.ROOT) + "_TABLE", table);
    }
    variables.put("SETTINGS_AGE", "PT20S");
    variables.put("HUB_NAME", "hub-a");
    variables.put("RETENTION", retention.toString());
    variables.put("ADMIN_TOKEN_SECRET", "administrator/token");
    return variables;
  }
}
