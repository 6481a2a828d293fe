package io.signalbox.console.api;

import io.signalbox.store.Platform;
import io.signalbox.store.RemoteFunction;
import java.util.Set;

/** Which function of the hub answers which part of its API, as the template's routes have it. */
public record ApiFunctions(
    RemoteFunction ingest,
    RemoteFunction track,
    RemoteFunction control,
    RemoteFunction settings,
    RemoteFunction pull,
    RemoteFunction lookup,
    RemoteFunction statistics,
    RemoteFunction erasures,
    RemoteFunction directory) {

  private static final Set<String> COUNTED =
      Set.of("/v1/statistics", "/v1/statistics/funnel", "/v1/envelopes", "/v1/instances");

  public static ApiFunctions of(Platform platform) {
    return new ApiFunctions(
        platform.function("INGEST_FUNCTION"),
        platform.function("TRACK_FUNCTION"),
        platform.function("CONTROL_FUNCTION"),
        platform.function("SETTINGS_FUNCTION"),
        platform.function("PULL_FUNCTION"),
        platform.function("LOOKUP_FUNCTION"),
        platform.function("STATISTICS_FUNCTION"),
        platform.function("ERASURES_FUNCTION"),
        platform.function("DIRECTORY_FUNCTION"));
  }

  RemoteFunction of(ApiCall call) {
    String path = call.path();
    if (path.startsWith("/v1/settings") || path.startsWith("/v1/proposals")) {
      return settings;
    }
    if (path.startsWith("/v1/sendings")) {
      return ingest;
    }
    if (path.startsWith("/v1/erasures")) {
      return erasures;
    }
    if (path.startsWith("/v1/feeds/")) {
      return pull;
    }
    if (path.startsWith("/intelmq/")) {
      return lookup;
    }
    if (path.startsWith("/v1/directory/")) {
      return directory;
    }
    if (COUNTED.contains(path)) {
      return statistics;
    }
    if (call.method().equals("GET")) {
      return track;
    }
    return isOfWhatWasKeptAside(path) ? ingest : control;
  }

  private static boolean isOfWhatWasKeptAside(String path) {
    return path.startsWith("/v1/conflicts/") || path.startsWith("/v1/quarantine/");
  }
}
