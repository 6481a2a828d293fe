package io.signalbox.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.runtime.template.EventSource;
import io.signalbox.runtime.template.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The web ACL refuses what no function would take, and nothing that one would. */
class WebAclTest {
  private static final Pattern NEEDS_NO_CREDENTIAL =
      Pattern.compile("/v1/info|/v1/openapi[.]json|/v1/settings/schema|/n/.*|/console.*");

  private static final JsonNode ACL =
      RawTemplate.resources("AWS::WAFv2::WebACL").values().iterator().next();

  /** What AWS WAF looks at. */
  private record Request(String path, Map<String, String> headers, Map<String, String> query) {
    static Request of(String path) {
      return new Request(path, Map.of(), Map.of());
    }
  }

  private static List<String> paths() {
    return Template.read(Project.TEMPLATE, Map.of()).functions().values().stream()
        .flatMap(function -> function.eventSources(EventSource.Route.class).stream())
        .map(route -> route.path().replaceAll("\\{\\w+\\+?}", "x"))
        .distinct()
        .toList();
  }

  private static boolean isRefused(Request request) {
    // The rule stands in the condition that the hub has no mutual TLS.
    return matches(ACL.at("/Rules/0/!If/2/Statement"), request);
  }

  /** A statement, as AWS documents it. */
  private static boolean matches(JsonNode statement, Request request) {
    String kind = statement.fieldNames().next();
    JsonNode of = statement.path(kind);
    return switch (kind) {
      case "NotStatement" -> !matches(of.path("Statement"), request);
      case "OrStatement" -> statements(of).anyMatch(one -> matches(one, request));
      case "AndStatement" -> statements(of).allMatch(one -> matches(one, request));
      case "SizeConstraintStatement" -> {
        assertThat(of.path("ComparisonOperator").asText()).isEqualTo("GT");
        yield field(of.path("FieldToMatch"), request)
            .filter(value -> value.length() > of.path("Size").asInt())
            .isPresent();
      }
      case "RegexMatchStatement" ->
          field(of.path("FieldToMatch"), request)
              .filter(
                  value -> Pattern.compile(of.path("RegexString").asText()).matcher(value).find())
              .isPresent();
      default -> throw new AssertionError("A statement that is not known here: " + kind);
    };
  }

  private static Stream<JsonNode> statements(JsonNode of) {
    return StreamSupport.stream(of.path("Statements").spliterator(), false);
  }

  private static Optional<String> field(JsonNode field, Request request) {
    if (field.has("UriPath")) {
      return Optional.of(request.path());
    }
    JsonNode name = field.at("/SingleHeader/Name");
    if (!name.isMissingNode()) {
      String header = name.isTextual() ? name.asText() : "x-token";
      return Optional.ofNullable(request.headers().get(header));
    }
    return Optional.ofNullable(request.query().get(field.at("/SingleQueryArgument/Name").asText()));
  }

  @Test
  void without_a_credential_only_what_needs_none_is_let_through() {
    assertThat(paths()).isNotEmpty();
    for (String path : paths()) {
      boolean isRefused = !NEEDS_NO_CREDENTIAL.matcher(path).matches();
      for (String address : List.of(path, "/live" + path)) {
        assertThat(isRefused(Request.of(address))).as(address).isEqualTo(isRefused);
      }
    }
  }

  @Test
  void a_credential_is_let_through_wherever_a_function_looks_for_it() {
    for (String path : paths()) {
      for (String header : Set.of("authorization", "x-token")) {
        assertThat(isRefused(new Request(path, Map.of(header, "Bearer x"), Map.of())))
            .as(path)
            .isFalse();
      }
    }
    assertThat(isRefused(new Request("/warden3/getEvents", Map.of(), Map.of("secret", "x"))))
        .isFalse();
    assertThat(isRefused(new Request("/v1/envelopes", Map.of(), Map.of("secret", "x")))).isTrue();
    assertThat(isRefused(new Request("/v1/settings", Map.of("authorization", ""), Map.of())))
        .isTrue();
  }

  @Test
  void no_request_is_sampled_for_it_may_have_a_token() {
    assertThat(ACL.findValues("SampledRequestsEnabled"))
        .hasSize(3)
        .allMatch(value -> value.asText().equals("false"));
  }

  @Test
  void it_stands_before_the_api_and_only_where_it_is_asked_for() {
    assertThat(RawTemplate.resources("AWS::WAFv2::WebACLAssociation").values())
        .singleElement()
        .satisfies(
            association ->
                assertThat(association.path("WebACLArn"))
                    .isEqualTo(RawTemplate.attribute("WebAcl", "Arn")));
    for (String resource : List.of("WebAcl", "WebAclOfApi")) {
      assertThat(RawTemplate.TEMPLATE.at("/Resources/" + resource + "/Condition").asText())
          .isEqualTo("HasWebAcl");
    }
    assertThat(RawTemplate.TEMPLATE.at("/Parameters/RequestsPerAddress/Default").asText())
        .isEqualTo("0");
  }
}
