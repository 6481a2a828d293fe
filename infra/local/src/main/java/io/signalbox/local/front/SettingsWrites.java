package io.signalbox.local.front;

import io.signalbox.api.Problem;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Response;
import java.util.List;
import java.util.Set;

/**
 * Requests that change the settings, which are refused where a file has the settings.
 *
 * @param refused whether a file has them
 */
record SettingsWrites(boolean refused) {
  private static final String SETTINGS = "/v1/settings";
  private static final Set<String> WRITING = Set.of("PUT", "DELETE");

  boolean isRefused(RequestHead head) {
    return refused && isWrite(head);
  }

  static Response refusal() {
    return Problem.of(
            ProblemType.CONFLICT,
            "This hub takes its settings from a file (--settings). Change the file, and send the"
                + " hub's process SIGHUP.")
        .response();
  }

  private static boolean isWrite(RequestHead head) {
    boolean isSettings = head.path().equals(SETTINGS) || head.path().startsWith(SETTINGS + "/");
    boolean isTrial = head.queries().getOrDefault("dryRun", List.of()).contains("true");
    return isSettings && WRITING.contains(head.method()) && !isTrial;
  }
}
