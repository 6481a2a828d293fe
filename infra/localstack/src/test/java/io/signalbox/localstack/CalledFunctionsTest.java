package io.signalbox.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Which test calls which function on LocalStack. */
class CalledFunctionsTest {
  private static final Pattern FUNCTION =
      Pattern.compile("(?m)^  (\\w+):\\n    Type: AWS::Serverless::Function$");
  private static final Path SCENARIOS =
      Path.of("infra/scenarios/src/main/java/io/signalbox/scenarios");
  private static final Path TESTS =
      Path.of("infra/localstack/src/test/java/io/signalbox/localstack/scenario");

  /** By function: the test or scenario, and what it does there. */
  private static final Map<String, List<String>> CALLED =
      Map.ofEntries(
          Map.entry("IngestFunction", List.of("BadEnvelopes", "\"/v1/envelopes\"")),
          Map.entry("FanoutFunction", List.of("OneEnvelope", "routeAllTo")),
          Map.entry("RerouteFunction", List.of("DeadLettersTest", "UnroutedDeadLetters")),
          Map.entry("BackfillFunction", List.of("NewFeed", "The backfill begins")),
          Map.entry("WakeFunction", List.of("Digest", "interval")),
          Map.entry(
              "FetchFunction", List.of("EachProtocolOnLocalStackTest", "/v1/fetches/document")),
          Map.entry("DeliverMailFunction", List.of("EventEverywhere", "'method': 'mail'")),
          Map.entry("DeliverHttpFunction", List.of("OneEnvelope", "pushesTo")),
          Map.entry("PullFunction", List.of("EachProtocol", "/v1/feeds/all")),
          Map.entry("TrackFunction", List.of("BadEnvelopes", "/v1/envelopes/")),
          Map.entry("ControlFunction", List.of("TroubledDestination", "/resume")),
          Map.entry("SettingsFunction", List.of("EachProtocol", ".settings(")),
          Map.entry("TaxiiFunction", List.of("EachProtocol", "/taxii2/feeds/collections/")),
          Map.entry("MispFunction", List.of("EachProtocol", "/v1/misp/all/manifest.json")),
          Map.entry("N6Function", List.of("EachProtocol", "/n6/search/events.json")),
          Map.entry("WardenFunction", List.of("EachProtocol", "/warden3/sendEvents")),
          Map.entry("DeliverAmqpFunction", List.of("EachFunctionTest", "\"DeliverAmqpFunction\"")),
          Map.entry("DeliverXmppFunction", List.of("EachFunctionTest", "\"DeliverXmppFunction\"")),
          Map.entry("BouncesFunction", List.of("EachFunctionTest", "\"BouncesFunction\"")),
          Map.entry("SheetFunction", List.of("EachFunctionTest", "\"SheetFunction\"")),
          Map.entry("StatisticsFunction", List.of("EachFunctionTest", "\"StatisticsFunction\"")),
          Map.entry("ConsoleFunction", List.of("EachFunctionTest", "\"ConsoleFunction\"")),
          Map.entry("NoticesFunction", List.of("EachFunctionTest", "\"NoticesFunction\"")),
          Map.entry("LookupFunction", List.of("EachFunctionTest", "\"LookupFunction\"")),
          Map.entry("DirectoryFunction", List.of("EachFunctionTest", "\"DirectoryFunction\"")),
          Map.entry("KeysFunction", List.of("EachFunctionTest", "\"KeysFunction\"")),
          Map.entry("KeyCheckFunction", List.of("EachFunctionTest", "\"KeyCheckFunction\"")),
          Map.entry("ErasuresFunction", List.of("EachFunctionTest", "\"ErasuresFunction\"")),
          Map.entry("EraseFunction", List.of("EachFunctionTest", "\"EraseFunction\"")));

  @Test
  void each_function_of_the_template_stands_here() throws IOException {
    String template = Files.readString(Folders.root().resolve("template.yaml"));

    assertThat(FUNCTION.matcher(template).results().map((MatchResult found) -> found.group(1)))
        .containsExactlyInAnyOrderElementsOf(CALLED.keySet());
  }

  @Test
  void a_test_on_localstack_calls_each_that_is_said_to_be_called() throws IOException {
    for (Map.Entry<String, List<String>> call : CALLED.entrySet()) {
      String name = call.getValue().getFirst();
      boolean isScenario = Files.exists(source(SCENARIOS, name));

      assertThat(source(TESTS, isScenario ? name + "OnLocalStackTest" : name)).exists();
      assertThat(Files.readString(source(isScenario ? SCENARIOS : TESTS, name)))
          .as(call.getKey())
          .contains(call.getValue().getLast());
    }
  }

  private static Path source(Path folder, String name) {
    return Folders.root().resolve(folder).resolve(name + ".java");
  }
}
