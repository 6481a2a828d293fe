package io.signalbox.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.local.front.SettingsWrites;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardedCallsTest {
  private static final String DRY_RUN =
      ", \"multiValueQueryStringParameters\": {\"dryRun\": [\"true\"]}";

  private static String answer(boolean settingsFromFile, String method, String path, String more) {
    GuardedCalls calls =
        new GuardedCalls((_, _) -> "called".getBytes(UTF_8), new SettingsWrites(settingsFromFile));
    String event = "{\"httpMethod\": \"%s\", \"path\": \"%s\"%s}".formatted(method, path, more);
    return new String(calls.call("SettingsFunction", event.getBytes(UTF_8)), UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /v1/settings/routes/all",
    "DELETE, /v1/settings/routes/all",
    "POST, /v1/settings/history/0123/revert"
  })
  void whatAFileHasIsChangedByNoFunctionEither(String method, String path) {
    assertThat(answer(true, method, path, "")).contains("409", "--settings");
    assertThat(answer(true, method, path, DRY_RUN)).isEqualTo("called");
    assertThat(answer(false, method, path, "")).isEqualTo("called");
  }

  @Test
  void whatChangesNoSettingsIsCalled() {
    assertThat(answer(true, "GET", "/v1/settings", "")).isEqualTo("called");
    assertThat(answer(true, "POST", "/v1/settings/explain", "")).isEqualTo("called");
    assertThat(answer(true, "POST", "/v1/destinations/soc/pause", "")).isEqualTo("called");
  }
}
