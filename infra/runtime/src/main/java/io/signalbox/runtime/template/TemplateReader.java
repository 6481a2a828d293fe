package io.signalbox.runtime.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the template from its top. */
final class TemplateReader {
  /** Resources of AWS's that have no counterpart on one machine. */
  private static final Set<String> CLOUD_ONLY =
      Set.of(
          "AWS::ApiGateway::Account",
          "AWS::ApiGateway::BasePathMapping",
          "AWS::ApiGateway::DomainName",
          "AWS::IAM::ManagedPolicy",
          "AWS::IAM::Role",
          "AWS::Logs::LogGroup",
          "AWS::SES::ConfigurationSet",
          "AWS::SES::ConfigurationSetEventDestination",
          "AWS::SNS::Subscription",
          "AWS::SNS::Topic",
          "AWS::SNS::TopicPolicy",
          "AWS::SQS::QueuePolicy");

  private static final List<String> TRANSFORMS =
      List.of("AWS::LanguageExtensions", "AWS::Serverless-2016-10-31");

  private static final String FUNCTION = "AWS::Serverless::Function";
  private static final String API = "AWS::Serverless::Api";
  private static final String TABLE = "AWS::DynamoDB::Table";
  private static final String QUEUE = "AWS::SQS::Queue";
  private static final String ALARM = "AWS::CloudWatch::Alarm";

  private final Section top;
  private final Resolver resolver;
  private final Map<String, FunctionSpec> functions = new LinkedHashMap<>();
  private final Map<String, TableSpec> tables = new LinkedHashMap<>();
  private final Map<String, QueueSpec> queues = new LinkedHashMap<>();
  private final Map<String, AlarmSpec> alarms = new LinkedHashMap<>();
  private final Map<String, String> parameters;
  private List<String> binaryMediaTypes = List.of();

  private TemplateReader(Section top, Resolver resolver, Map<String, String> parameters) {
    this.parameters = Map.copyOf(parameters);
    this.top = top;
    this.resolver = resolver;
  }

  static Template read(String text, Map<String, String> parameters) {
    Yaml root = YamlReader.read(text);
    Resolver literal = new Resolver(Map.of(), Map.of(), Map.of());
    Section top = new Section("the template", root, literal);
    Map<String, String> types = new LinkedHashMap<>();
    for (Map.Entry<String, Yaml> resource : fields(root, "Resources").entrySet()) {
      types.put(
          resource.getKey(),
          new Section(resource.getKey(), resource.getValue(), literal).text("Type"));
    }
    Map<String, String> values = Parameters.values(top.optionalSection("Parameters"), parameters);
    Resolver resolver = new Resolver(values, types, fields(root, "Conditions"));
    return new TemplateReader(new Section("the template", root, resolver), resolver, values).read();
  }

  private Template read() {
    top.without("AWSTemplateFormatVersion", "Description", "Metadata", "Parameters", "Rules");
    top.without("Conditions", "Outputs");
    if (!TRANSFORMS.containsAll(top.texts("Transform"))) {
      throw top.fault("Transform", "can only be " + String.join(" and ", TRANSFORMS));
    }
    Globals globals = Globals.of(top.optionalSection("Globals"));
    Section resources = top.section("Resources");
    for (String logicalId : resources.names()) {
      Section resource =
          new Section(logicalId, resources.fields(logicalId), resolver)
              .without("DeletionPolicy", "UpdateReplacePolicy", "DependsOn");
      Optional<String> condition = resource.optionalText("Condition");
      if (condition.isEmpty() || resolver.holds(condition.get(), logicalId)) {
        read(logicalId, resource, globals);
      }
    }
    top.nothingElse();
    return new Template(functions, tables, queues, alarms, parameters, binaryMediaTypes);
  }

  private void read(String logicalId, Section resource, Globals globals) {
    String type = resource.text("Type");
    if (CLOUD_ONLY.contains(type)) {
      return;
    }
    switch (type) {
      case FUNCTION ->
          functions.put(logicalId, FunctionReader.read(logicalId, globals.applied(resource)));
      case TABLE -> tables.put(logicalId, StoreReader.table(logicalId, resource));
      case QUEUE -> queues.put(logicalId, StoreReader.queue(logicalId, resource));
      case ALARM -> alarms.put(logicalId, AlarmReader.read(logicalId, resource));
      case API -> binaryMediaTypes = api(resource.section("Properties"));
      default -> throw resource.fault("Type", type + " is unknown to the local hub");
    }
    resource.nothingElse();
  }

  private static List<String> api(Section properties) {
    properties.without("Name", "StageName", "OpenApiVersion", "EndpointConfiguration");
    properties.without(
        "DisableExecuteApiEndpoint", "MethodSettings", "AccessLogSetting", "GatewayResponses");
    properties
        .optionalSection("Auth")
        .ifPresent(
            auth -> {
              auth.only("ApiKeyRequired", "false");
              auth.nothingElse();
            });
    // SAM writes ~1 for a slash here.
    List<String> types =
        properties.texts("BinaryMediaTypes").stream().map(type -> type.replace("~1", "/")).toList();
    properties.nothingElse();
    return types;
  }

  private static Map<String, Yaml> fields(Yaml root, String name) {
    return root instanceof Yaml.Fields all && all.values().get(name) instanceof Yaml.Fields section
        ? section.values()
        : Map.of();
  }
}
