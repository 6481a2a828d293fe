package io.signalbox.runtime.template;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a function. */
final class FunctionReader {
  private FunctionReader() {}

  static FunctionSpec read(String logicalId, Section resource) {
    Section properties =
        resource
            .section("Properties")
            .without(
                "CodeUri", "Architectures", "AutoPublishAlias", "AutoPublishAliasAllProperties")
            .without(
                "SnapStart",
                "LoggingConfig",
                "PermissionsBoundary",
                "KmsKeyArn",
                "EventInvokeConfig");
    properties.only("Runtime", "java25");
    Map<String, String> environment = new LinkedHashMap<>();
    properties
        .optionalSection("Environment")
        .map(section -> section.section("Variables"))
        .ifPresent(
            variables ->
                variables.names().forEach(name -> environment.put(name, variables.text(name))));
    FunctionSpec function =
        new FunctionSpec(
            logicalId,
            properties.text("Handler"),
            Duration.ofSeconds(properties.number("Timeout")),
            properties.number("MemorySize"),
            Map.copyOf(environment),
            permissions(properties),
            EventReader.all(properties));
    properties.nothingElse();
    resource.nothingElse();
    return function;
  }

  private static Permissions permissions(Section properties) {
    List<Permissions.Statement> statements = new ArrayList<>();
    for (Section policy : properties.list("Policies")) {
      policy.only("Version", "2012-10-17");
      for (Section statement : policy.list("Statement")) {
        statement.only("Effect", "Allow");
        statements.add(
            new Permissions.Statement(
                statement.texts("Action"),
                statement.texts("Resource"),
                statement
                    .optionalSection("Condition")
                    .map(FunctionReader::partitions)
                    .orElse(List.of())));
        statement.nothingElse();
      }
      policy.nothingElse();
    }
    return new Permissions(statements);
  }

  private static List<String> partitions(Section condition) {
    Section like = condition.section("ForAllValues:StringLike");
    List<String> partitions = like.texts("dynamodb:LeadingKeys");
    like.nothingElse();
    condition.nothingElse();
    return partitions;
  }
}
