package io.signalbox.localstack;

import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

  private static final Pattern TYPE = Pattern.compile("<ResourceType>(.*?)</ResourceType>");

  private record Resource(String type, String name) {}

  private final String name;
  private final URI endpoint;
  private final ServiceCalls calls;
  private final Map<String, Resource> resources = new ConcurrentHashMap<>();

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
    return required(resources(), logicalName).name();
  }

  /**
   * The resources of a type of CloudFormation's, in the order of their names in the template.
   *
   * @return those names
   */
  public List<String> resourcesOf(String type) {
    return resources().entrySet().stream()
        .filter(resource -> resource.getValue().type().equals(type))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** Asked for once: a deployed stack keeps its resources, and there are hundreds. */
  private Map<String, Resource> resources() {
    if (resources.isEmpty()) {
      for (String member : describe("DescribeStackResources").split("</member>", -1)) {
        var logical = LOGICAL.matcher(member);
        var physical = PHYSICAL.matcher(member);
        var type = TYPE.matcher(member);
        if (logical.find() && physical.find() && type.find()) {
          resources.put(logical.group(1), new Resource(type.group(1), physical.group(1)));
        }
      }
    }
    return resources;
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

  private <T> T required(Map<String, T> found, String key) {
    T value = found.get(key);
    if (value == null) {
      throw new EngineException("Stack %s has no %s among %s".formatted(name, key, found.keySet()));
    }
    return value;
  }
}
