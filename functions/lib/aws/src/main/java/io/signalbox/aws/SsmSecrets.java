package io.signalbox.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.store.Secrets;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Secrets as SecureString parameters under a prefix, encrypted with the account's key for SSM. */
final class SsmSecrets implements Secrets {
  private static final int STANDARD_LIMIT_BYTES = 4096;

  private final String prefix;
  private final SsmRequests ssm;
  private final Attempts attempts;

  /**
   * @param prefix such as {@code /signalbox/production/}
   */
  SsmSecrets(String prefix, SsmRequests ssm, Attempts attempts) {
    this.prefix = prefix;
    this.ssm = ssm;
    this.attempts = attempts;
  }

  @Override
  public Optional<String> get(String name) {
    ObjectNode arguments = parameter(name).put("WithDecryption", true);
    return unless(
            "ParameterNotFound",
            () -> attempts.run("SSM", () -> ssm.call("GetParameter", arguments)))
        .map(answer -> answer.path("Parameter").path("Value").asText());
  }

  @Override
  public void put(String name, String value) {
    ObjectNode arguments = secure(name, value).put("Overwrite", true);
    attempts.run("SSM", () -> ssm.call("PutParameter", arguments));
  }

  @Override
  public String putIfAbsent(String name, String value) {
    ObjectNode arguments = secure(name, value).put("Overwrite", false);
    while (true) {
      Optional<JsonNode> written =
          unless(
              "ParameterAlreadyExists",
              () -> attempts.run("SSM", () -> ssm.call("PutParameter", arguments)));
      Optional<String> standing = written.isPresent() ? Optional.of(value) : get(name);
      if (standing.isPresent()) {
        return standing.get();
      }
    }
  }

  @Override
  public void delete(String name) {
    unless(
        "ParameterNotFound",
        () -> attempts.run("SSM", () -> ssm.call("DeleteParameter", parameter(name))));
  }

  private ObjectNode parameter(String name) {
    return SsmRequests.arguments().put("Name", prefix + Secrets.requireName(name));
  }

  private ObjectNode secure(String name, String value) {
    ObjectNode parameter =
        parameter(name).put("Value", Secrets.requireValue(value)).put("Type", "SecureString");
    // An advanced parameter is paid for, so only what a standard one cannot hold becomes one.
    return value.getBytes(UTF_8).length > STANDARD_LIMIT_BYTES
        ? parameter.put("Tier", "Advanced")
        : parameter;
  }

  private interface Request {
    JsonNode send();
  }

  private static Optional<JsonNode> unless(String code, Request request) {
    try {
      return Optional.of(request.send());
    } catch (AwsServiceException e) {
      if (code.equals(e.awsErrorDetails().errorCode())) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
