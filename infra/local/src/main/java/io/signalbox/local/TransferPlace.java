package io.signalbox.local;

import io.signalbox.aws.AwsPlatform;
import io.signalbox.envelope.Coding;
import io.signalbox.runtime.template.Template;
import io.signalbox.store.SecretNames;
import io.signalbox.store.Secrets;
import io.signalbox.store.embedded.EmbeddedSecrets;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.transfer.HubData;
import io.signalbox.transfer.HubTable;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The data and the secrets of a hub that is exported, or imported into.
 *
 * @param names the names of its secrets
 */
record TransferPlace(HubData data, Secrets secrets, SecretNames names) {

  /** A hub on this machine. Its secrets are opened, with a new key where there are none. */
  static TransferPlace local(DataFolder folder, EmbeddedStore store, Template template) {
    EmbeddedSecrets secrets = EmbeddedSecrets.open(folder.secrets(), new SecureRandom());
    HubData data =
        new HubData(
            table -> store.table(table.id()),
            table -> store.scan(table.id()),
            () -> {
              store.stream(HubTable.ENVELOPES.id());
              return store.table(HubTable.ENVELOPES.id());
            },
            Coding.PLAIN,
            retention(template),
            Clock.systemUTC());
    return new TransferPlace(data, secrets, secrets::names);
  }

  /** The stack of that name on AWS, by the credentials and the region that the process has. */
  static TransferPlace stack(String name, Template template) {
    AwsPlatform platform =
        AwsPlatform.ofStack(
            name,
            Arrays.stream(HubTable.values())
                .collect(Collectors.toMap(HubTable::variable, HubTable::id)));
    HubData data =
        new HubData(
            table -> platform.dueTable(table.variable()),
            table -> platform.scan(table.variable()),
            () -> platform.dueTable(HubTable.ENVELOPES.variable()),
            Coding.DEFLATED,
            retention(template),
            platform.clock());
    return new TransferPlace(data, platform.secrets(), platform.secretNames());
  }

  /** All secrets, but the administrator's token: each hub has its own. */
  Map<String, String> values(Template template) {
    Map<String, String> values = new TreeMap<>();
    for (String name : names.all()) {
      secrets.get(name).ifPresent(value -> values.put(name, value));
    }
    values.keySet().removeAll(FunctionVariables.values(template, "ADMIN_TOKEN_SECRET"));
    return values;
  }

  private static Duration retention(Template template) {
    return FunctionVariables.retention(template).orElseThrow();
  }
}
