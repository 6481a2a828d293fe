package io.signalbox.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.settings.SettingsStore;
import io.signalbox.store.Secrets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds the settings whose credentials were not imported with them. */
public final class MissingSecrets {
  /** What a setting has in place of a credential: an object with the name of the secret. */
  private static final String STORED = "stored";

  private MissingSecrets() {}

  /** The settings whose credentials must be set anew, such as {@code destinations/soc}. */
  public static List<String> of(HubData data, Secrets secrets) {
    JsonNode settings =
        new SettingsStore(data.table(HubTable.SETTINGS), new SecureRandom()).current().json();
    List<String> missing = new ArrayList<>();
    for (Map.Entry<String, JsonNode> kind : settings.properties()) {
      for (Map.Entry<String, JsonNode> entry : kind.getValue().properties()) {
        if (entry.getValue().findValues(STORED).stream()
            .anyMatch(name -> secrets.get(name.asText()).isEmpty())) {
          missing.add(kind.getKey() + "/" + entry.getKey());
        }
      }
    }
    return missing;
  }
}
