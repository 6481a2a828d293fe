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
public record SettingsWrites(boolean refused) {
  private static final String SETTINGS = "/v1/settings";
  private static final String REVERT = "/revert";
  private static final String INVITATIONS = "/v1/invitations";
  private static final Set<String> WRITING = Set.of("PUT", "DELETE");

  boolean isRefused(RequestHead head) {
    return isRefused(
        head.method(),
        head.path(),
        head.queries().getOrDefault("dryRun", List.of()).contains("true"));
  }

  /**
   * Whether the request would change the settings, and may not.
   *
   * @param isTrial whether it is a dry run
   */
  public boolean isRefused(String method, String path, boolean isTrial) {
    if (path.equals(INVITATIONS) || path.startsWith(INVITATIONS + "/")) {
      return refused;
    }
    boolean isSettings = path.equals(SETTINGS) || path.startsWith(SETTINGS + "/");
    boolean isWrite = WRITING.contains(method) || (method.equals("POST") && path.endsWith(REVERT));
    return refused && isSettings && isWrite && !isTrial;
  }

  /** The answer to such a request. */
  public static Response refusal() {
    return Problem.of(
            ProblemType.CONFLICT,
            "This hub takes its settings from a file (--settings). Change the file, and send the"
                + " hub's process SIGHUP.")
        .response();
  }
}
