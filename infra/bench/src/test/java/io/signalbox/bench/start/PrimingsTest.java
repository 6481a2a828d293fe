package io.signalbox.bench.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.aws.Priming;
import io.signalbox.aws.Priming.Call;
import io.signalbox.store.Environment;
import io.signalbox.store.Platform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A priming that fails only logs, where nobody looks: so each is played here. */
class PrimingsTest {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

  /** What is to come of a function's priming: of its answer a part, and of what it counts. */
  private record Expected(String answered, String counted) {}

  static List<Artifact> functions() throws IOException {
    return Artifact.all(ROOT);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void a_function_does_in_its_priming_what_it_is_there_for(Artifact artifact) {
    Expected expected = expected(artifact.function().name());
    List<String> counted = new ArrayList<>();

    String answer =
        Priming.once(
            new Environment(artifact.function().environment()),
            platform -> priming(artifact.function().handler(), platform),
            counted::add);

    assertThat(answer).contains(expected.answered());
    assertThat(String.join("\n", counted)).contains(expected.counted());
  }

  private static Expected expected(String function) {
    String done = "{\"batchItemFailures\":[]}";
    return switch (function) {
      case "IngestFunction" -> new Expected("\\\"status\\\":\\\"accepted\\\"", "\"Accepted\":1");
      case "FanoutFunction", "RerouteFunction" -> new Expected(done, "\"Appended\":1");
      case "DeliverMailFunction", "DeliverHttpFunction" -> new Expected(done, "\"Delivered\":1");
      case "BackfillFunction", "BouncesFunction" -> new Expected(done, "");
      case "PullFunction" -> new Expected("vulnerable-system", "");
      case "WardenFunction" -> new Expected("send_events_limit", "");
      case "MispFunction" -> new Expected("{}", "");
      case "NoticesFunction" -> new Expected("This link leads nowhere", "");
      case "N6Function" -> new Expected("\\\"category\\\":\\\"vulnerable\\\"", "");
      case "TaxiiFunction" -> new Expected("collections", "");
      case "ControlFunction" -> new Expected("\\\"by\\\"", "");
      case "TrackFunction" -> new Expected("\\\"revision\\\":0", "");
      case "SettingsFunction" -> new Expected("\"statusCode\":200", "");
      case "LookupFunction" -> new Expected("priming@isp.example", "");
      case "DirectoryFunction" -> new Expected("\\\"id\\\":\\\"priming\\\"", "");
      case "ConsoleFunction" -> new Expected("aria-current=\\\"page\\\">Today", "");
      case "StatisticsFunction" -> new Expected("\\\"events\\\":1", "");
      case "WakeFunction", "SheetFunction", "KeyCheckFunction", "EraseFunction" ->
          new Expected("", "");
      case "ErasuresFunction" -> new Expected("\\\"erasures\\\"", "");
      case "KeysFunction" -> new Expected("uses", "");
      case "FetchFunction" -> new Expected("", "\"Accepted\":1");
      default -> {
        if (!function.startsWith("Deliver")) {
          throw new IllegalArgumentException("What does " + function + " rehearse?");
        }
        // Nobody listens where a priming sends a message to.
        yield new Expected(done, "\"Failed\":1");
      }
    };
  }

  private static Call<?> priming(String handler, Platform platform) {
    try {
      return (Call<?>)
          Class.forName(handler).getMethod("priming", Platform.class).invoke(null, platform);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(handler + " has no priming", e);
    }
  }
}
