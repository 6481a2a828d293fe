package io.signalbox.local.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.local.operate.OperatorPages;
import io.signalbox.local.scenario.AccessNeeds.Need;
import io.signalbox.runtime.template.EventSource;
import io.signalbox.runtime.template.Template;
import io.signalbox.scenarios.Hub;
import io.signalbox.scenarios.HubClient;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The OpenAPI document has every request that the hub answers, as it answers it, and no other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {
  private static final String WHERE =
      "Operations stand in functions/settings/src/main/resources/io/signalbox/settings/service/"
          + "openapi/PART.json; add a route's operation there, with its query parameters and"
          + " answers.";

  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");
  private static final Pattern PATH_PARAMETER = Pattern.compile("\\{([^}]+)}");

  private final Hub hub = LocalHubs.start("hub-under-test");
  private JsonNode document = new ObjectMapper().createObjectNode();

  /**
   * A request of the document.
   *
   * @param path as the document has it, with a final slash or not
   */
  private record Operation(String method, String path, JsonNode shared, JsonNode json) {

    /** Whether a route of the template leads to it: {@code {path+}} stands for what follows. */
    boolean isOf(EventSource.Route route) {
      String wanted = Pattern.quote(route.path()).replace("{path+}", "\\E.+\\Q");
      return method.equals(route.method()) && path.replaceFirst("/$", "").matches(wanted);
    }

    /** Whether the document says that a caller may come without a credential. */
    boolean takesNoCredential() {
      JsonNode security = json.path("security");
      return security.isArray() && (security.isEmpty() || security.path(0).isEmpty());
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  @BeforeAll
  void read() throws IOException {
    HubClient.Answer answer = new HubClient(hub.baseUrl(), "").get("/v1/openapi.json");
    assertThat(answer.status()).isEqualTo(200);
    document = new ObjectMapper().readTree(answer.text());
  }

  @AfterAll
  void stop() {
    hub.close();
  }

  private List<Operation> operations() {
    return document.path("paths").properties().stream()
        .flatMap(
            path ->
                path.getValue().properties().stream()
                    .filter(member -> METHODS.contains(member.getKey()))
                    .map(
                        member ->
                            new Operation(
                                member.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                path.getValue().path("parameters"),
                                member.getValue())))
        .toList();
  }

  private static List<EventSource.Route> routes() {
    return Stream.concat(
            Template.read(LocalHubs.template(), Map.of()).functions().values().stream()
                .flatMap(function -> function.eventSources(EventSource.Route.class).stream()),
            // The hub for one machine answers these itself.
            OperatorPages.PATHS.stream().map(path -> new EventSource.Route("GET", path)))
        .toList();
  }

  @Test
  void each_route_has_an_operation_and_each_operation_a_route() {
    assertThat(routes())
        .as("Routes. " + WHERE)
        .allMatch(route -> operations().stream().anyMatch(operation -> operation.isOf(route)));
    assertThat(operations())
        .as("Operations of the document")
        .allMatch(operation -> routes().stream().anyMatch(operation::isOf));
  }

  @Test
  void each_operation_has_the_query_parameters_that_its_endpoint_takes() throws IOException {
    HubClient administrator = new HubClient(hub.baseUrl(), hub.administratorToken());
    for (Operation operation : operations()) {
      if (operation.json().path("x-ignores-unknown-parameters").asBoolean()) {
        continue;
      }
      String path = PATH_PARAMETER.matcher(operation.path()).replaceAll("any");
      HubClient.Answer answer = call(administrator, operation.method(), path + "?no-such=1");
      assertThat(answer.status()).as(operation + ": " + answer.text()).isEqualTo(400);
      assertThat(named(operation, "query")).as(operation + ". " + WHERE).isEqualTo(taken(answer));
    }
  }

  private static HubClient.Answer call(HubClient client, String method, String path) {
    return switch (method) {
      case "GET" -> client.get(path);
      case "DELETE" -> client.delete(path);
      case "PUT" -> client.put(path, "{}");
      default -> client.post(path, "{}");
    };
  }

  /** The parameters that a refusal names. */
  private static Set<String> taken(HubClient.Answer refusal) {
    String text = refusal.text();
    String before = "There are: ";
    return text.contains(before)
        ? Arrays.stream(
                text.substring(text.indexOf(before) + before.length())
                    .replaceFirst("(?s)[.]\\W.*", "")
                    .split(", "))
            .collect(Collectors.toCollection(TreeSet::new))
        : Set.of();
  }

  @Test
  void each_operation_has_the_parameters_of_its_path_a_name_and_its_problems() {
    for (Operation operation : operations()) {
      assertThat(named(operation, "path"))
          .as(operation.toString())
          .isEqualTo(
              PATH_PARAMETER
                  .matcher(operation.path())
                  .results()
                  .map(match -> match.group(1))
                  .collect(Collectors.toCollection(TreeSet::new)));
      assertThat(operation.json().path("summary").asText()).as(operation.toString()).isNotBlank();
      assertThat(operation.json().path("responses").has("default"))
          .as(operation.toString())
          .isTrue();
    }
    assertThat(operations())
        .extracting(operation -> operation.json().path("operationId").asText())
        .doesNotHaveDuplicates()
        .doesNotContain("");
  }

  @Test
  void an_operation_asks_for_no_credential_exactly_where_its_route_needs_none() throws IOException {
    String page = Files.readString(LocalHubs.root().resolve("infra/docs/api.md"));
    Set<Need> withoutCredential = Set.of(Need.NOTHING, Need.LINK, Need.SESSION);
    for (EventSource.Route route : routes()) {
      String name = route.method() + " " + route.path();
      boolean needsNone =
          // The hub for one machine answers its health itself.
          Optional.ofNullable(AccessNeeds.ALL.get(name))
              .map(withoutCredential::contains)
              .orElse(name.equals("GET /v1/health"));
      assertThat(operations())
          .filteredOn(operation -> operation.isOf(route))
          .as(name + ". " + WHERE)
          .allMatch(operation -> operation.takesNoCredential() == needsNone);
      assertThat(page.lines().filter(line -> line.contains("| `" + asInPage(name) + "`")))
          .as(name + " in api.md")
          .allMatch(line -> line.contains("no credential") == needsNone);
    }
  }

  private static String asInPage(String name) {
    return Pattern.compile("\\{(\\w+)\\+?}")
        .matcher(name)
        .replaceAll(part -> part.group(1).toUpperCase(Locale.ROOT));
  }

  private Set<String> named(Operation operation, String in) {
    return Stream.of(operation.shared(), operation.json().path("parameters"))
        .flatMap(list -> StreamSupport.stream(list.spliterator(), false))
        .map(this::resolved)
        .filter(parameter -> parameter.path("in").asText().equals(in))
        .map(parameter -> parameter.path("name").asText())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private JsonNode resolved(JsonNode node) {
    return Optional.ofNullable(node.get("$ref"))
        .map(reference -> document.at(reference.asText().substring(1)))
        .orElse(node);
  }
}
