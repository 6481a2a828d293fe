package io.signalbox.runtime.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Evaluates CloudFormation's intrinsic functions, those that the template needs. */
final class Resolver {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!}][^}]*)}");

  private final Map<String, String> parameters;
  private final Map<String, String> resourceTypes;
  private final Map<String, Yaml> conditions;

  Resolver(
      Map<String, String> parameters,
      Map<String, String> resourceTypes,
      Map<String, Yaml> conditions) {
    this.parameters = parameters;
    this.resourceTypes = resourceTypes;
    this.conditions = conditions;
  }

  /** The node without any intrinsic function. */
  Yaml resolve(Yaml node, String place) {
    return switch (node) {
      case Yaml.Text text -> text;
      case Yaml.Items items -> {
        List<Yaml> values = new ArrayList<>();
        for (Yaml value : items.values()) {
          values.add(resolve(value, place + "[" + values.size() + "]"));
        }
        yield new Yaml.Items(values);
      }
      case Yaml.Fields fields -> {
        Map<String, Yaml> values = new LinkedHashMap<>();
        fields.values().forEach((key, value) -> values.put(key, resolve(value, place + "." + key)));
        yield new Yaml.Fields(values);
      }
      case Yaml.Call call -> new Yaml.Text(call(call, place));
    };
  }

  /** Whether a named condition holds. */
  boolean holds(String condition, String place) {
    Yaml expression = conditions.get(condition);
    if (expression == null) {
      throw new TemplateException(place, "there is no condition " + condition);
    }
    return truth(expression, "Conditions." + condition);
  }

  private String call(Yaml.Call call, String place) {
    return switch (call.function()) {
      case "Ref" -> reference(text(call.argument(), place), place);
      case "GetAtt" -> attribute(call.argument(), place);
      case "Sub" -> substitute(text(call.argument(), place), place);
      case "Equals", "Not" -> Boolean.toString(truth(call, place));
      default ->
          throw new TemplateException(place, "the function " + call.function() + " is unknown");
    };
  }

  private boolean truth(Yaml expression, String place) {
    if (expression instanceof Yaml.Call call && call.argument() instanceof Yaml.Items arguments) {
      List<Yaml> values = arguments.values();
      if (call.function().equals("Not") && values.size() == 1) {
        return !truth(values.getFirst(), place);
      }
      if (call.function().equals("Equals") && values.size() == 2) {
        return resolve(values.getFirst(), place).equals(resolve(values.getLast(), place));
      }
    }
    throw new TemplateException(place, "only !Equals and !Not are known in conditions");
  }

  private String reference(String name, String place) {
    if (parameters.containsKey(name)) {
      return parameters.get(name);
    }
    if (resourceTypes.containsKey(name)) {
      return name;
    }
    return LocalNames.pseudoParameter(name)
        .orElseThrow(() -> new TemplateException(place, "there is nothing called " + name));
  }

  private String attribute(Yaml argument, String place) {
    String path =
        argument instanceof Yaml.Items items
            ? String.join(".", items.values().stream().map(item -> text(item, place)).toList())
            : text(argument, place);
    int dot = path.indexOf('.');
    String name = dot < 0 ? path : path.substring(0, dot);
    String type = resourceTypes.get(name);
    if (type == null) {
      throw new TemplateException(place, "there is no resource " + name);
    }
    return attribute(name, type, path.substring(dot + 1), place);
  }

  private static String attribute(String name, String type, String attribute, String place) {
    return switch (type + " " + attribute) {
      case "AWS::DynamoDB::Table Arn" -> LocalNames.tableArn(name);
      case "AWS::DynamoDB::Table StreamArn" -> LocalNames.streamArn(name);
      case "AWS::SQS::Queue Arn" -> LocalNames.queueArn(name);
      case "AWS::SQS::Queue QueueName" -> name;
      case "AWS::Serverless::Function Arn" -> LocalNames.functionArn(name);
      default ->
          throw new TemplateException(
              place, "the attribute " + attribute + " of " + name + " (" + type + ") is unknown");
    };
  }

  private String substitute(String text, String place) {
    Matcher variable = VARIABLE.matcher(text);
    StringBuilder result = new StringBuilder();
    while (variable.find()) {
      String name = variable.group(1);
      String value =
          name.contains(".") ? attribute(new Yaml.Text(name), place) : reference(name, place);
      variable.appendReplacement(result, Matcher.quoteReplacement(value));
    }
    return variable.appendTail(result).toString().replace("${!", "${");
  }

  private String text(Yaml node, String place) {
    if (resolve(node, place) instanceof Yaml.Text text) {
      return text.value();
    }
    throw new TemplateException(place, "text is expected");
  }
}
