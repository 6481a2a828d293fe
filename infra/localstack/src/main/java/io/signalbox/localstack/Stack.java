package io.signalbox.localstack;

import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** A deployed hub: the stack's outputs and resources. */
public final class Stack {
  private static final String CLOUD_FORMATION = "2010-05-15";
  private static final Pattern OUTPUT =
      Pattern.compile(
          "<OutputKey>(.*?)</OutputKey>\\s*<OutputValue>(.*?)</OutputValue>", Pattern.DOTALL);
  private static final Pattern LOGICAL =
      Pattern.compile("<LogicalResourceId>(.*?)</LogicalResourceId>");
  private static final Pattern PHYSICAL =
      Pattern.compile("<PhysicalResourceId>(.*?)</PhysicalResourceId>");

  private final String name;
  private final URI endpoint;
  private final ServiceCalls calls;

  Stack(String name, URI endpoint, ServiceCalls calls) {
    this.name = name;
    this.endpoint = endpoint;
    this.calls = calls;
  }

  public String name() {
    return name;
  }

  /** Where the API is, without a slash at the end. AWS's own address leads nowhere from here. */
  public URI baseUrl() {
    URI onAws = URI.create(output("Url"));
    String host = onAws.getAuthority();
    String api = host.substring(0, host.indexOf('.'));
    return endpoint.resolve("/_aws/execute-api/" + api + onAws.getPath());
  }

  public String output(String key) {
    Map<String, String> outputs = new HashMap<>();
    OUTPUT
        .matcher(describe("DescribeStacks"))
        .results()
        .forEach(match -> outputs.put(match.group(1), match.group(2)));
    return required(outputs, key);
  }

  /** The name that a resource of the template got. */
  public String resource(String logicalName) {
    Map<String, String> resources = new HashMap<>();
    for (String member : describe("DescribeStackResources").split("</member>", -1)) {
      var logical = LOGICAL.matcher(member);
      var physical = PHYSICAL.matcher(member);
      if (logical.find() && physical.find()) {
        resources.put(logical.group(1), physical.group(1));
      }
    }
    return required(resources, logicalName);
  }

  /** Deletes it; LocalStack goes on doing so after this returns. */
  public void delete() {
    describe("DeleteStack");
  }

  private String describe(String action) {
    Map<String, String> arguments = new LinkedHashMap<>();
    arguments.put("Action", action);
    arguments.put("StackName", name);
    return calls.query("cloudformation", CLOUD_FORMATION, arguments);
  }

  private String required(Map<String, String> found, String key) {
    String value = found.get(key);
    if (value == null) {
      throw new EngineException("Stack %s has no %s among %s".formatted(name, key, found.keySet()));
    }
    return value;
  }
}
