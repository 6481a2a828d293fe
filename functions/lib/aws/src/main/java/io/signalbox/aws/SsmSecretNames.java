package io.signalbox.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.store.SecretNames;
import java.util.List;
import java.util.TreeSet;

/** Lists the parameters below a prefix; their values are not asked for. */
final class SsmSecretNames implements SecretNames {
  private final String prefix;
  private final SsmRequests ssm;
  private final Attempts attempts;

  /**
   * @param prefix such as {@code /signalbox/production/}
   */
  SsmSecretNames(String prefix, SsmRequests ssm, Attempts attempts) {
    this.prefix = prefix;
    this.ssm = ssm;
    this.attempts = attempts;
  }

  @Override
  public List<String> all() {
    TreeSet<String> names = new TreeSet<>();
    ObjectNode request = SsmRequests.arguments().put("Path", prefix).put("Recursive", true);
    while (true) {
      JsonNode answer = attempts.run("SSM", () -> ssm.call("GetParametersByPath", request));
      for (JsonNode parameter : answer.path("Parameters")) {
        names.add(parameter.path("Name").asText().substring(prefix.length()));
      }
      JsonNode next = answer.path("NextToken");
      if (!next.isTextual()) {
        return List.copyOf(names);
      }
      request.set("NextToken", next);
    }
  }
}
